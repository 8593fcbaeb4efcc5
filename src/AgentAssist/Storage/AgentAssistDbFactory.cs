using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace AgentAssist.Storage;

/// <summary>Opens the database that the configuration names.</summary>
internal sealed class AgentAssistDbFactory : IDbContextFactory<AgentAssistDb>
{
    private readonly Func<AgentAssistDb> create;

    public AgentAssistDbFactory(IOptions<StorageOptions> storage, IOptions<AgentAssistOptions> options, TimeProvider time)
    {
        if (storage.Value.Provider == StorageProvider.Postgres)
        {
            var postgres = Postgres(new DbContextOptionsBuilder<PostgresAgentAssistDb>(), storage.Value.ConnectionString!).Options;
            create = () => new PostgresAgentAssistDb(postgres, time);
        }
        else
        {
            Directory.CreateDirectory(options.Value.DataPath);
            var connection = storage.Value.ConnectionString ?? $"Data Source={Path.Combine(options.Value.DataPath, "agentassist.db")}";
            var sqlite = Sqlite(new DbContextOptionsBuilder<SqliteAgentAssistDb>(), connection).Options;
            create = () => new SqliteAgentAssistDb(sqlite, time);
        }
    }

    public AgentAssistDb CreateDbContext() => create();

    internal static DbContextOptionsBuilder<SqliteAgentAssistDb> Sqlite(DbContextOptionsBuilder<SqliteAgentAssistDb> builder, string connection) => builder
        .UseSqlite(new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 30 }.ToString())
        .AddInterceptors(new SqliteDurability());

    internal static DbContextOptionsBuilder<PostgresAgentAssistDb> Postgres(DbContextOptionsBuilder<PostgresAgentAssistDb> builder, string connection) =>
        builder.UseNpgsql(connection);

    /// <summary>Write-ahead log and a full sync at each commit: an acknowledged write survives a power cut.</summary>
    private sealed class SqliteDurability : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;";

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
