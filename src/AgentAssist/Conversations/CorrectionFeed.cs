using AgentAssist.Assist;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Conversations;

/// <summary>Hands corrected triage to those that judge, on this server and on every other that shares the database.</summary>
internal sealed partial class CorrectionFeed(IDbContextFactory<AgentAssistDb> databases, ConfirmedCases cases, TimeProvider time, ILogger<CorrectionFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // Of two corrections that are written at the same time, the one with the lower id may be seen later.
    private const int LookBack = 100;
    private HashSet<long> taken = [];
    private long newest;

    /// <summary>Reads what is new.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (newest == 0)
            newest = Math.Max(0, (await db.TriageCorrections.MaxAsync(correction => (long?)correction.Id, cancellationToken) ?? 0) - ConfirmedCases.Most);
        var from = newest - LookBack;
        var seen = await db.TriageCorrections.Where(correction => correction.Id > from).Select(correction => correction.Id).ToListAsync(cancellationToken);
        var fresh = seen.Where(id => !taken.Contains(id)).ToList();
        if (fresh.Count == 0)
            return;
        // What is new stands at the end, so a range says it better than many ids.
        var first = fresh.Min();
        var corrections = await db.TriageCorrections.AsNoTracking().Where(correction => correction.Id >= first).OrderBy(correction => correction.Id).ToListAsync(cancellationToken);
        cases.Add(corrections.Where(correction => !taken.Contains(correction.Id)).Select(correction => new ConfirmedCase(correction.Question, correction.Tier, correction.Category, correction.Risk)));
        newest = Math.Max(newest, corrections[^1].Id);
        taken = [.. taken.Union(corrections.Select(correction => correction.Id)).Where(id => id > newest - LookBack)];
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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

    [LoggerMessage(1, LogLevel.Warning, "Corrected triage could not be read and is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
