using AgentAssist.Knowledge;
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

    /// <summary>Starts it: the database is migrated and, in a demonstration, the sample knowledge loaded.</summary>
    public static async Task<CliHost> StartAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();

        // Standard output is for results.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddAgentAssist();
        var cli = new CliHost(builder.Build());
        await cli.host.StartAsync(cancellationToken);
        await cli.Services.GetRequiredService<PackSynchroniser>().SynchroniseAsync(cancellationToken);
        return cli;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
