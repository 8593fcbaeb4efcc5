using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Storage;

/// <summary>The answers of the last <see cref="KeptFor"/>; older ones are removed in the background.</summary>
public sealed partial class KeptAnswers(IDbContextFactory<AgentAssistDb> databases, TimeProvider time, ILogger<KeptAnswers> logger) : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(15);

    /// <summary>How long an answer is kept.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromHours(24);

    /// <summary>What this caller was answered under this key, or <see langword="null"/>.</summary>
    public async Task<KeptAnswer?> FindAsync(string callerId, string key, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.KeptAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.CallerId == callerId && a.Key == key, cancellationToken);
        if (found is null || found.At >= time.GetUtcNow() - KeptFor)
            return found;

        // The key is free again, even where the sweep has not come by yet.
        var at = found.At;
        await db.KeptAnswers.Where(a => a.CallerId == callerId && a.Key == key && a.At == at).ExecuteDeleteAsync(cancellationToken);
        return null;
    }

    /// <summary>Removes what has been kept long enough, and returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - KeptFor;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.KeptAnswers.Where(a => a.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SweepEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TrySweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TrySweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SweepAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotSwept(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answers kept for repeated calls could not be cleaned up; the next sweep tries again.")]
    private partial void LogNotSwept(Exception exception);
}
