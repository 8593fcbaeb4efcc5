namespace AgentAssist.Web.Components.Desk;

/// <summary>Draws at once after a pause, and at most so often while changes pour in: a slow browser is not sent pictures that nobody sees.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RenderGate(TimeProvider time, Func<Task> draw, CancellationToken left)
{
    // Letters faster than this cost more in traffic than an eye gains.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(66);

    // A change may come from another person's screen or from a program; this screen's language is its own.
    private readonly ExecutionContext? own = ExecutionContext.Capture();

    private long last;
    private int pending;

    /// <summary>Something has changed.</summary>
    public void Request()
    {
        if (Interlocked.Exchange(ref pending, 1) != 0)
            return;
        if (own is null)
            _ = DrawAsync();
        else
            ExecutionContext.Run(own, static gate => _ = ((RenderGate)gate!).DrawAsync(), this);
    }

    private async Task DrawAsync()
    {
        try
        {
            var since = last == 0 ? Interval : time.GetElapsedTime(last);
            if (since < Interval)
                await Task.Delay(Interval - since, time, left);
            last = time.GetTimestamp();
            Volatile.Write(ref pending, 0);
            if (!left.IsCancellationRequested)
                await draw();
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
    }
}
