using AgentAssist.Knowledge;
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
    /// <summary>Up to a tenth of all articles, 20 at least and so many at most, are indexed beside the rest; more are better indexed together.</summary>
    private const int FewChanges = 500;

    private int ready;
    private bool unlearned;
    private long changedAt;

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
        var started = time.GetTimestamp();
        if (!Ready || retriever.WordsChanged)
            await LoadAsync(latest, started, cancellationToken);
        else if (latest == retriever.Version)
            return false;
        else if (await source.ChangedSince(retriever.Version, cancellationToken) is var changes && changes.Count > Math.Clamp(retriever.Count / 10, 20, FewChanges))
            await LoadAsync(latest, started, cancellationToken);
        else
            Apply(changes, latest, started);
        unlearned = true;
        changedAt = time.GetTimestamp();
        return true;
    }

    /// <summary>Learns from the knowledge as it is now.</summary>
    /// <param name="degree">How many cores may be used.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public void Learn(int degree, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        retriever.Learn(time.GetUtcNow(), degree, cancellationToken);
        // The index before this one, tens of megabytes, is garbage from here on; without a word the collector lets several pile up.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Optimized, blocking: false);
        var milliseconds = time.GetElapsedTime(started).TotalMilliseconds;
        LogLearned(retriever.Count, retriever.Version, milliseconds);
    }

    private async Task LoadAsync(long latest, long started, CancellationToken cancellationToken)
    {
        var articles = await source.Published(cancellationToken);
        retriever.Load(articles, latest);
        Volatile.Write(ref ready, 1);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Optimized, blocking: false);
        var milliseconds = time.GetElapsedTime(started).TotalMilliseconds;
        LogIndexed(articles.Count, latest, milliseconds);
    }

    private void Apply(IReadOnlyList<KnowledgeChange> changes, long latest, long started)
    {
        retriever.Apply(changes, latest);
        var milliseconds = time.GetElapsedTime(started).TotalMilliseconds;
        LogApplied(changes.Count, latest, milliseconds);
    }

    /// <summary>Learns in the background once the knowledge has been left alone; searches and changes go on meanwhile.</summary>
    private Task LearnInBackground(CancellationToken cancellationToken) => Task.Factory.StartNew(
        () =>
        {
            // A core is better spent on people who wait.
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
            try
            {
                Learn(degree: 1, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                LogNotLearned(fault);
            }
        },
        cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Building an index takes a core for a while: never that of the host's start or of a request.
        await Task.Yield();
        var learning = Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(stoppingToken);
                if (unlearned && learning.IsCompleted && time.GetElapsedTime(changedAt).TotalMilliseconds >= options.CurrentValue.LearnAfterMilliseconds)
                {
                    unlearned = false;
                    learning = LearnInBackground(stoppingToken);
                }

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

    [LoggerMessage(EventId = 2103, Level = LogLevel.Information, Message = "Indexed {Changes} changes up to {Version} in {Milliseconds:F0} ms")]
    private partial void LogApplied(int changes, long version, double milliseconds);

    [LoggerMessage(EventId = 2104, Level = LogLevel.Information, Message = "Learned from {Articles} articles at change {Version} in {Milliseconds:F0} ms")]
    private partial void LogLearned(int articles, long version, double milliseconds);

    [LoggerMessage(EventId = 2105, Level = LogLevel.Error, Message = "Nothing could be learned from the knowledge; it is searched by its words")]
    private partial void LogNotLearned(Exception fault);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "The knowledge could not be indexed; the last index stays in use")]
    private partial void LogFailed(Exception fault);
}
