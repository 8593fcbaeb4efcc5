namespace AgentAssist.Conversations;

/// <summary>A recorded conversation under way: how far it is, how fast it goes.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="turns">How many turns are recorded.</param>
/// <param name="time">The clock.</param>
public sealed class Playback(int turns, TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();
    private bool skip;
    private bool stopped;

    /// <summary>How many turns are recorded.</summary>
    public int Turns { get; } = turns;

    /// <summary>How many were played.</summary>
    public int Played { get; private set; }

    /// <summary>How many recorded seconds pass in a second.</summary>
    public double Speed { get; private set; } = 2;

    /// <summary>Whether it waits until it is resumed.</summary>
    public bool Paused { get; private set; }

    /// <summary>Goes faster or slower from now on.</summary>
    public void SetSpeed(double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        Change(() => Speed = speed);
    }

    /// <summary>Waits, or goes on.</summary>
    public void SetPaused(bool paused) => Change(() => Paused = paused);

    /// <summary>Plays the next turn at once, also while paused.</summary>
    public void Next() => Change(() => skip = true);

    /// <summary>Ends it where it is.</summary>
    public void Stop() => Change(() => stopped = true);

    internal void Advance() => Played++;

    /// <summary>Waits for so much recorded time, and says whether to go on then.</summary>
    internal async Task<bool> WaitAsync(TimeSpan recorded, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task signal;
            double speed;
            lock (gate)
            {
                if (stopped || skip || (recorded <= TimeSpan.Zero && !Paused))
                {
                    skip = false;
                    return !stopped;
                }

                (signal, speed) = (changed.Task, Paused ? 0 : Speed);
            }

            var began = time.GetTimestamp();
            if (speed == 0)
            {
                await signal.WaitAsync(cancellationToken);
                continue;
            }

            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(signal, Task.Delay(recorded / speed, time, enough.Token));
            await enough.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            recorded = signal.IsCompleted ? recorded - (time.GetElapsedTime(began) * speed) : TimeSpan.Zero;
        }
    }

    private void Change(Action what)
    {
        lock (gate)
        {
            what();
            changed.TrySetResult();
            changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
