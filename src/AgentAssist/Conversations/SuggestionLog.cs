using System.Collections.Concurrent;
using System.Threading.Channels;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Conversations;

/// <summary>Keeps every suggestion that was shown, in batches behind the stream, which never waits for the database.</summary>
/// <remarks>Whoever needs one that is still on its way waits for it. What is on its way when the server stops is written first.</remarks>
public sealed partial class SuggestionLog(IDbContextFactory<AgentAssistDb> databases, TimeProvider time, ILogger<SuggestionLog> logger) : BackgroundService
{
    private const int Capacity = 10_000;
    private const int BatchSize = 200;
    private const int Tries = 30;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<ShownSuggestion> queue = Channel.CreateBounded<ShownSuggestion>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly ConcurrentDictionary<string, Pending> pending = new(StringComparer.Ordinal);

    /// <summary>Says that a suggestion is about to be shown: from now on its id is known, though what stands beside it is not complete.</summary>
    public void Announce(string suggestionId) => pending.TryAdd(suggestionId, new Pending());

    /// <summary>Takes a suggestion to be written soon; where the database has not kept up for <c>10,000</c> of them, it is lost and the log says so.</summary>
    public void Add(ShownSuggestion suggestion)
    {
        pending.GetOrAdd(suggestion.Id, _ => new Pending()).ConversationId = suggestion.ConversationId;
        if (queue.Writer.TryWrite(suggestion))
            return;
        LogLost(1);
        Settle(suggestion.Id);
    }

    /// <summary>Returns once the suggestion is stored, if it is on its way.</summary>
    public Task WrittenAsync(string suggestionId, CancellationToken cancellationToken) =>
        pending.TryGetValue(suggestionId, out var one) ? one.Written.Task.WaitAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Returns once the conversation's suggestions that are in the queue are stored.</summary>
    public Task ConversationWrittenAsync(string conversationId, CancellationToken cancellationToken) =>
        Task.WhenAll(pending.Values.Where(one => one.ConversationId == conversationId).Select(one => one.Written.Task)).WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        await base.StopAsync(cancellationToken);

        // Stopped before its work began, the work never begins.
        if (ExecuteTask is { IsCanceled: true })
            await WriteAllAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => WriteAllAsync(stoppingToken);

    // Ends when the queue is closed and empty, not at the token: a stopping server still writes what was shown.
    private async Task WriteAllAsync(CancellationToken stoppingToken)
    {
        List<ShownSuggestion> batch = new(BatchSize);
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < BatchSize && queue.Reader.TryRead(out var next))
                batch.Add(next);
            await WriteAsync(batch, stoppingToken);
            batch.ForEach(suggestion => Settle(suggestion.Id));
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<ShownSuggestion> batch, CancellationToken stoppingToken)
    {
        for (var n = 1; ; n++)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
                db.Suggestions.AddRange(batch);
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (Exception exception)
            {
                LogNotWritten(exception, batch.Count, n);
                if (n == Tries || stoppingToken.IsCancellationRequested)
                {
                    LogLost(batch.Count);
                    return;
                }
            }

            // A stop ends the wait, and the last try follows at once.
            await Task.Delay(TryAgainAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Settle(string suggestionId)
    {
        if (pending.TryRemove(suggestionId, out var one))
            one.Written.TrySetResult();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} suggestions that were shown could not be stored (try {Try}).")]
    private partial void LogNotWritten(Exception exception, int count, int @try);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} suggestions that were shown are lost to reports: the database did not take them.")]
    private partial void LogLost(int count);

    private sealed class Pending
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Known once it is in the queue.</summary>
        public volatile string? ConversationId;
    }
}
