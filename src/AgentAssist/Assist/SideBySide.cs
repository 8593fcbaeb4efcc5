using System.Runtime.CompilerServices;
using Channels = System.Threading.Channels.Channel;

namespace AgentAssist.Assist;

/// <summary>Runs two streams at once and yields what either has, as it comes.</summary>
internal static class SideBySide
{
    /// <summary>
    /// Merges the streams. The first failure ends the whole with that exception; leaving the enumeration cancels both and waits
    /// until they have stopped, so that no work outlives the one who asked for it.
    /// </summary>
    public static async IAsyncEnumerable<T> Merge<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> first,
        Func<CancellationToken, IAsyncEnumerable<T>> second,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channels.CreateUnbounded<T>(new() { SingleReader = true });
        var both = Task.WhenAll(Pump(first), Pump(second));
        var closing = both.ContinueWith(done => channel.Writer.Complete(done.Exception?.InnerException), TaskScheduler.Default);

        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            await stop.CancelAsync();
            await closing;
        }

        async Task Pump(Func<CancellationToken, IAsyncEnumerable<T>> source)
        {
            // Off the caller's thread, so that a source that computes does not hold back the other.
            await Task.Yield();
            await using var items = source(stop.Token).GetAsyncEnumerator(stop.Token);
            while (await MoveNextOrStopTheOther(items))
                channel.Writer.TryWrite(items.Current);
        }

        async ValueTask<bool> MoveNextOrStopTheOther(IAsyncEnumerator<T> items)
        {
            var moved = false;
            var failed = true;
            try
            {
                moved = await items.MoveNextAsync();
                failed = false;
            }
            finally
            {
                if (failed)
                    await stop.CancelAsync();
            }

            return moved;
        }
    }
}
