using System.Collections.Concurrent;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Conversations;

/// <summary>Tells this server's screens what happened to conversations on the other servers that share the database.</summary>
internal sealed partial class ConversationPoll(
    IDbContextFactory<AgentAssistDb> databases, ConversationFeed feed, IOptions<StorageOptions> storage, TimeProvider time, ILogger<ConversationPoll> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private Dictionary<string, Seen> known = [];
    private bool looked;
    private ConcurrentDictionary<ConversationChange, byte> told = [];
    private IDisposable? subscription;

    /// <summary>Compares the conversations that may be on a screen with what was seen the last time.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        subscription ??= feed.Subscribe(change => told.TryAdd(change, 0));
        var here = Interlocked.Exchange(ref told, []);
        var (startedSince, endedSince) = (time.GetUtcNow() - WorkList.Longest, time.GetUtcNow() - WorkList.AfterCall);
        var earliest = startedSince - WorkList.AfterCall; // So that one index bounds what is read, however many conversations there are.
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = await db.Conversations.AsNoTracking().Where(c => c.StartedAt > earliest && ((c.EndedAt == null && c.StartedAt > startedSince) || c.EndedAt > endedSince))
            .Select(c => new Seen(c.Id, c.AgentId, c.Version, c.EndedAt != null, db.Tickets.Count(ticket => ticket.ConversationId == c.Id && ticket.Status != Tickets.TicketStatus.Cancelled)))
            .ToDictionaryAsync(seen => seen.Id, cancellationToken);
        var changed = now.Values.Where(IsNews).ToList();
        known = now;
        if (looked)
            changed.ForEach(seen => feed.Publish(seen.Change));
        looked = true;

        // A ticket changes no version: it is told twice rather than not at all.
        bool IsNews(Seen seen) =>
            known.TryGetValue(seen.Id, out var before) ? before != seen && !(before.Tickets == seen.Tickets && here.ContainsKey(seen.Change)) : !(seen.Tickets == 0 && here.ContainsKey(seen.Change));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        subscription?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A file has one server.
        if (storage.Value.Provider == StorageProvider.Sqlite)
            return;
        using PeriodicTimer timer = new(Every, time);
        do
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(logger, problem);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "What happened to conversations on other servers could not be read and is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception problem);

    private sealed record Seen(string Id, string? AgentId, int Version, bool Ended, int Tickets)
    {
        public ConversationChange Change => new(Id, AgentId, Version, Ended);
    }
}
