using AgentAssist.Conversations;
using AgentAssist.Customers;
using AgentAssist.Identity;
using AgentAssist.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Tests.Storage;

public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("aa-start-");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_makes_the_database_the_bootstrap_key_and_in_a_demonstration_the_samples(bool demo)
    {
        var samples = _directory.CreateSubdirectory("content/knowledge/samples").FullName;
        await File.WriteAllTextAsync(Path.Combine(samples, "people.yaml"), "- { id: wang, name: { zh-CN: 王芳, en: Wang Fang }, roles: [agent] }\n");
        await File.WriteAllTextAsync(Path.Combine(samples, "customers.yaml"), "- { id: c1, name: 李雷\n");
        using var host = Build(("Demo", demo.ToString()), ("Api:BootstrapKey", "bootstrap-key-for-tests"));
        await host.StartAsync();

        Assert.True(File.Exists(Path.Combine(_directory.FullName, "data", "agentassist.db")));
        Assert.NotNull(await host.Services.GetRequiredService<ApiKeys>().FindAsync("bootstrap-key-for-tests", default));
        Assert.Equal(demo ? 1 : 0, (await host.Services.GetRequiredService<PeopleDirectory>().ListPeopleAsync(default)).Count);
        Assert.Null(await host.Services.GetRequiredService<CustomerDirectory>().FindAsync("c1", default));
        await host.StopAsync();
    }

    [Theory]
    [InlineData("Api:BootstrapKey", "short")]
    [InlineData("Storage:Provider", "postgres")]
    public async Task Start_is_refused_where_the_configuration_cannot_work(string key, string value)
    {
        using var host = Build((key, value));
        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
    }

    private IHost Build(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Append(("DataDirectory", Path.Combine(_directory.FullName, "data")))
            .Append(("ContentDirectory", Path.Combine(_directory.FullName, "content")))
            .Select(s => KeyValuePair.Create($"AgentAssist:{s.Item1}", (string?)s.Item2)));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddOptions<AgentAssistOptions>().BindConfiguration(AgentAssistOptions.Section);
        builder.Services.AddSingleton(TimeProvider.System);

        // Storage last: whoever starts first migrates.
        builder.Services.AddIdentity().AddCustomers().AddConversations().AddStorage();
        return builder.Build();
    }
}
