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
    private long read;

    /// <summary>Reads what is new.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var corrections = await db.TriageCorrections.AsNoTracking().Where(correction => correction.Id > read).OrderBy(correction => correction.Id).ToListAsync(cancellationToken);
        if (corrections.Count == 0)
            return;
        cases.Add(corrections.Select(correction => new ConfirmedCase(correction.Question, correction.Tier, correction.Category, correction.Risk)));
        read = corrections[^1].Id;
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
