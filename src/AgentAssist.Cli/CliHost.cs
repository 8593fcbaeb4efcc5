using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Cli;

/// <summary>The product without its screens, on the data directory and settings that the server would use here.</summary>
internal sealed class CliHost : IAsyncDisposable
{
    private readonly IHost host;

    private CliHost(IHost host) => this.host = host;

    /// <summary>The product's parts.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Opens the data directory: the database is migrated, the vocabulary read, and a demonstration that has no knowledge yet gets the samples.</summary>
    /// <remarks>Nothing runs in the background: following files is the server's work, and its content directory may be another one.</remarks>
    public static async Task<CliHost> StartAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();

        // Standard output is for results.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddAgentAssist();
        var cli = new CliHost(builder.Build());
        await cli.Services.GetRequiredService<StorageMigrator>().MigrateAsync(cancellationToken);
        var packs = cli.Services.GetRequiredService<PackSynchroniser>();
        if (await cli.Services.GetRequiredService<KnowledgeStore>().LatestChangeAsync(cancellationToken) == 0)
            await packs.SynchroniseAsync(cancellationToken);
        else
            packs.ReadVocabulary();
        return cli;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Whatever was opened asynchronously is closed so.
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
