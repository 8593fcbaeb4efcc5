using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AgentAssist.Storage;

/// <summary>Lets <c>dotnet ef</c> make migrations for SQLite without a running program.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAgentAssistDb>
{
    public SqliteAgentAssistDb CreateDbContext(string[] args) =>
        new(AgentAssistDbFactory.Sqlite(new DbContextOptionsBuilder<SqliteAgentAssistDb>(), "Data Source=design.db").Options, TimeProvider.System);
}

/// <summary>Lets <c>dotnet ef</c> make migrations for PostgreSQL without a running server.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresAgentAssistDb>
{
    public PostgresAgentAssistDb CreateDbContext(string[] args) =>
        new(AgentAssistDbFactory.Postgres(new DbContextOptionsBuilder<PostgresAgentAssistDb>(), "Host=design").Options, TimeProvider.System);
}
