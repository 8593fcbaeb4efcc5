using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Storage;

internal static class StorageServices
{
    internal static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<AgentAssistDbFactory>();
        services.AddSingleton<IDbContextFactory<AgentAssistDb>>(provider => provider.GetRequiredService<AgentAssistDbFactory>());
        services.AddSingleton(provider => new StorageMigrator(
            provider.GetRequiredService<AgentAssistDbFactory>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<StorageMigrator>>()));
        services.AddHostedService<StorageStart>();
        services.AddSingleton<KeptAnswers>();
        services.AddHostedService(provider => provider.GetRequiredService<KeptAnswers>());
        return services;
    }

    private sealed class StorageStart(StorageMigrator migrator) : StartingService
    {
        public override Task StartingAsync(CancellationToken cancellationToken) => migrator.MigrateAsync(cancellationToken);
    }
}

/// <summary>Work that is done before anything else of the server starts.</summary>
internal abstract class StartingService : IHostedLifecycleService
{
    public abstract Task StartingAsync(CancellationToken cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
