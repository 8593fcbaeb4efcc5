using AgentAssist.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary>The retrieval settings that the server would start with here: <c>appsettings.json</c> beside the program, then the environment.</summary>
internal static class RetrievalSettings
{
    /// <summary>Reads and validates them.</summary>
    public static IOptionsMonitor<RetrievalOptions> Read()
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddRetrieval()
            .BuildServiceProvider()
            .GetRequiredService<IOptionsMonitor<RetrievalOptions>>();
    }
}
