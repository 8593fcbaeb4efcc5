using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Web.Tests;

/// <summary>The server inside the test, with an assist loop that does what the test says.</summary>
internal sealed class ScriptedServer(RunAssist? run = null, params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public const string AgentKey = "agent";
    public const string LiaisonKey = "liaison";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("agentassist-scripted-");

    private string DataDirectory => Path.Combine(directory.FullName, "data");

    public HttpClient CreateClient(string? key)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("AgentAssist:DataDirectory", DataDirectory);
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddTransient<FindApiKey>(_ => (key, _) => ValueTask.FromResult(key switch
            {
                AgentKey => new Caller("key-agent", "Agent", new HashSet<Role> { Role.Agent }, IsApiKey: true),
                LiaisonKey => new Caller("key-liaison", "Liaison", new HashSet<Role> { Role.Liaison }, IsApiKey: true),
                _ => null,
            }));
            if (run is not null)
                services.AddTransient(_ => run);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        directory.Delete(recursive: true);
    }
}
