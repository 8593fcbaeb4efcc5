using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace AgentAssist.Storage;

/// <summary>Makes contexts for the database that is configured, from a pool.</summary>
internal sealed class AgentAssistDbFactory : IDbContextFactory<AgentAssistDb>
{
    private const int PoolSize = 128;
    private readonly Func<AgentAssistDb> _create;
    private readonly Func<CancellationToken, Task<AgentAssistDb>> _createAsync;

    public AgentAssistDbFactory(IOptions<StorageOptions> storage, IOptions<AgentAssistOptions> product, IServiceProvider provider)
    {
        var connection = storage.Value.ConnectionString;
        if (storage.Value.Provider == StorageProvider.Postgres)
        {
            var pool = new PooledDbContextFactory<PostgresAgentAssistDb>(
                ForPostgres(new DbContextOptionsBuilder<PostgresAgentAssistDb>(), connection).UseApplicationServiceProvider(provider).Options, PoolSize);
            _create = pool.CreateDbContext;
            _createAsync = async token => await pool.CreateDbContextAsync(token);
        }
        else
        {
            SqliteFile = new SqliteConnectionStringBuilder(connection) is { DataSource.Length: > 0 } given
                ? Path.GetFullPath(given.DataSource)
                : Path.Combine(product.Value.DataPath, "agentassist.db");
            var full = new SqliteConnectionStringBuilder(connection) { DataSource = SqliteFile }.ConnectionString;
            var pool = new PooledDbContextFactory<SqliteAgentAssistDb>(
                ForSqlite(new DbContextOptionsBuilder<SqliteAgentAssistDb>(), full).UseApplicationServiceProvider(provider).Options, PoolSize);
            _create = pool.CreateDbContext;
            _createAsync = async token => await pool.CreateDbContextAsync(token);
        }
    }

    /// <summary>The database's file, or <see langword="null"/> where it is not a file.</summary>
    public string? SqliteFile { get; }

    public AgentAssistDb CreateDbContext() => _create();

    public Task<AgentAssistDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => _createAsync(cancellationToken);

    public static DbContextOptionsBuilder<SqliteAgentAssistDb> ForSqlite(DbContextOptionsBuilder<SqliteAgentAssistDb> options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(new SqliteConnectionSettings());

    public static DbContextOptionsBuilder<PostgresAgentAssistDb> ForPostgres(DbContextOptionsBuilder<PostgresAgentAssistDb> options, string connection) =>
        options.UseNpgsql(connection);
}
