using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Retrieval;

/// <summary>Keeps the index at the knowledge's latest change: asks, rebuilds beside the running searches, swaps.</summary>
public sealed partial class IndexKeeper(
    KnowledgeSource source,
    HybridRetriever retriever,
    IOptionsMonitor<RetrievalOptions> options,
    TimeProvider time,
    ILogger<IndexKeeper> logger) : BackgroundService
{
    private int ready;

    /// <summary>Whether the knowledge was indexed at least once.</summary>
    public bool Ready => Volatile.Read(ref ready) == 1;

    /// <summary>How many articles are searched now.</summary>
    public int Count => retriever.Count;

    /// <summary>The change number that is searched now.</summary>
    public long Version => retriever.Version;

    /// <summary>Indexes the knowledge if it changed since the last time.</summary>
    /// <returns>Whether there was something to do.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        // The number is read before the articles: a change between the two is found again by the next look, never missed.
        var latest = await source.Latest(cancellationToken);
        if (Ready && latest == retriever.Version)
            return false;
        var started = time.GetTimestamp();
        var articles = await source.Published(cancellationToken);
        retriever.Load(articles, latest);
        Volatile.Write(ref ready, 1);
        var milliseconds = time.GetElapsedTime(started).TotalMilliseconds;
        // The index before this one, tens of megabytes, is garbage from here on; without a word the collector lets several pile up.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Optimized, blocking: false);
        LogIndexed(articles.Count, latest, milliseconds);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Building an index takes a core for a while: never that of the host's start or of a request.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(stoppingToken);
                await Task.Delay(TimeSpan.FromMilliseconds(options.CurrentValue.PollMilliseconds), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The database may be away for a moment; what is indexed goes on being searched.
                LogFailed(fault);
                await Task.Delay(TimeSpan.FromSeconds(2), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "Indexed {Articles} articles at change {Version} in {Milliseconds:F0} ms")]
    private partial void LogIndexed(int articles, long version, double milliseconds);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "The knowledge could not be indexed; the last index stays in use")]
    private partial void LogFailed(Exception fault);
}
