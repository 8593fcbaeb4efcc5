using AgentAssist.Conversations;
using AgentAssist.Customers;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AgentAssist.Tests.Storage;

/// <summary>A database of one test's own, migrated, with the services that live on it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("aa-store-");
    private readonly ServiceProvider _services;

    private TestStore(StorageProvider provider, string connection)
    {
        Connection = provider == StorageProvider.Sqlite ? $"Data Source={Path.Combine(_directory.FullName, "sub", "test.db")}" : connection;
        _services = Services(provider, Connection, Time);
    }

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public string Connection { get; }

    public FakeTimeProvider Time { get; } = new(Noon);

    public IDbContextFactory<AgentAssistDb> Databases => Get<IDbContextFactory<AgentAssistDb>>();

    public static async Task<TestStore> OpenAsync(StorageProvider provider, PostgresCluster cluster, bool migrate = true)
    {
        var store = new TestStore(provider, provider == StorageProvider.Postgres ? await cluster.NewDatabaseAsync() : "");
        if (migrate)
            await store.Get<StorageMigrator>().MigrateAsync(default);
        return store;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static ServiceProvider Services(StorageProvider provider, string connection, TimeProvider time) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AgentAssist:Storage:Provider"] = provider.ToString(),
            ["AgentAssist:Storage:ConnectionString"] = connection,
        }).Build())
        .AddLogging(l => l.SetMinimumLevel(LogLevel.None))
        .AddSingleton(time)
        .AddStorage().AddIdentity().AddCustomers().AddConversations().AddTickets().AddSingleton<VocabularyCatalog>()
        .BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
    }
}
