using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class MigrationTests(PostgresCluster cluster)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Empty_database_is_migrated_and_migrating_again_changes_nothing(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        using var again = TestStore.Services(provider, store.Connection, store.Time);
        await again.GetRequiredService<StorageMigrator>().MigrateAsync(default);

        await using var db = await store.Databases.CreateDbContextAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(0, await db.ReadKnowledgeChangeAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Several_starts_at_once_migrate_once(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster, migrate: false);
        var starts = Enumerable.Range(0, 4).Select(_ => TestStore.Services(provider, store.Connection, TimeProvider.System)).ToList();
        await Task.WhenAll(starts.Select(s => Task.Run(() => s.GetRequiredService<StorageMigrator>().MigrateAsync(default))));

        await using var db = await store.Databases.CreateDbContextAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        starts.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Start_that_was_killed_while_migrating_does_not_block_the_next_one()
    {
        await using var store = await TestStore.OpenAsync(StorageProvider.Sqlite, cluster);
        await using (var db = await store.Databases.CreateDbContextAsync())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
            await db.Database.ExecuteSqlRawAsync("INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        }

        using var next = TestStore.Services(StorageProvider.Sqlite, store.Connection, store.Time);
        await next.GetRequiredService<StorageMigrator>().MigrateAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Every_change_of_the_model_has_its_migrations()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var postgres = new PostgresDesignTimeFactory().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges(), "Add a migration for SqliteAgentAssistDb.");
        Assert.False(postgres.Database.HasPendingModelChanges(), "Add a migration for PostgresAgentAssistDb.");
    }

    [Fact]
    public async Task Every_connection_to_a_file_waits_enforces_references_and_syncs()
    {
        await using var store = await TestStore.OpenAsync(StorageProvider.Sqlite, cluster);
        for (var connection = 0; connection < 2; connection++)
        {
            await using var db = await store.Databases.CreateDbContextAsync();
            Assert.Equal("wal", await PragmaAsync<string>(db, "journal_mode"));
            Assert.Equal(2, await PragmaAsync<long>(db, "synchronous"));
            Assert.Equal(5000, await PragmaAsync<long>(db, "busy_timeout"));
            Assert.Equal(1, await PragmaAsync<long>(db, "foreign_keys"));
        }
    }

    private static async Task<T> PragmaAsync<T>(AgentAssistDb db, string name)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
