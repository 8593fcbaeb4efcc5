using System.Runtime.CompilerServices;

namespace AgentAssist.Assist;

/// <summary>The runs under way on this server, by conversation: a new turn ends the work for the one before at once.</summary>
/// <remarks>Turns that reach another server are seen by asking <see cref="IConversationClock"/> before a reply is handed over. Thread-safe.</remarks>
public sealed class RunningTurns
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Watch>> running = new(StringComparer.Ordinal);

    /// <summary>Ends the runs for anything before <paramref name="version"/> of a conversation.</summary>
    public void MovedOn(string conversationId, int version) => End(conversationId, watch => watch.Request.ConversationVersion < version);

    /// <summary>Follows a run until it is disposed of. The same caller's earlier run for the same turn ends: an agent reads one suggestion a turn.</summary>
    internal Watch Follow(AssistRequest request)
    {
        var watch = new Watch(this, request);
        if (request.ConversationId is not { } id)
            return watch;
        if (request.CallerId is { } caller)
            End(id, earlier => earlier.Request.CallerId == caller && earlier.Request.ConversationVersion == request.ConversationVersion);
        lock (gate)
        {
            if (!running.TryGetValue(id, out var watches))
                running[id] = watches = [];
            watches.Add(watch);
        }

        return watch;
    }

    private void End(string conversationId, Predicate<Watch> which)
    {
        lock (gate)
        {
            if (running.TryGetValue(conversationId, out var watches))
                watches.FindAll(which).ForEach(watch => watch.End());
        }
    }

    private void Forget(Watch watch)
    {
        if (watch.Request.ConversationId is not { } id)
            return;
        lock (gate)
        {
            if (running.TryGetValue(id, out var watches) && watches.Remove(watch) && watches.Count == 0)
                running.Remove(id);
        }
    }

    /// <summary>One run, and whether it is still wanted.</summary>
    internal sealed class Watch(RunningTurns turns, AssistRequest request) : IDisposable
    {
        // Continuations run elsewhere, so that whoever appends a turn does not wait for runs to stop.
        private readonly TaskCompletionSource movedOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public AssistRequest Request { get; } = request;

        public void End() => movedOn.TrySetResult();

        public void Dispose() => turns.Forget(this);

        /// <summary>The updates while they are wanted, then <see cref="AssistUpdate.Stale"/>, said before the work has stopped: a writer that hangs holds nobody up.</summary>
        public async IAsyncEnumerable<AssistUpdate> WhileWanted(IAsyncEnumerable<AssistUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await using var steps = updates.GetAsyncEnumerator(stop.Token);
            var next = Task.FromResult(false);
            try
            {
                while (true)
                {
                    next = steps.MoveNextAsync().AsTask();
                    await Task.WhenAny(next, movedOn.Task);
                    if (movedOn.Task.IsCompleted)
                    {
                        yield return new AssistUpdate.Stale();
                        yield break;
                    }

                    if (!await next)
                        yield break;
                    yield return steps.Current;
                }
            }
            finally
            {
                await stop.CancelAsync();
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // A stream may be left only between two steps.
            }
        }
    }
}
