using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace AgentAssist.Storage;

/// <summary>Brings the database up to the program's version before anything else starts. EF's own lock lets two programs start at once.</summary>
internal sealed class StorageMigrator(IDbContextFactory<AgentAssistDb> databases) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
