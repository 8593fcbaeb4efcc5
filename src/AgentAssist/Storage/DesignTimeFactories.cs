using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AgentAssist.Storage;

/// <summary>Gives <c>dotnet ef</c> a context on SQLite; it reads the model and opens no file.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAgentAssistDb>
{
    public SqliteAgentAssistDb CreateDbContext(string[] args) =>
        new(AgentAssistDbFactory.ForSqlite(new DbContextOptionsBuilder<SqliteAgentAssistDb>(), "Data Source=design.db").Options);
}

/// <summary>Gives <c>dotnet ef</c> a context on PostgreSQL; it reads the model and connects to nothing.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresAgentAssistDb>
{
    public PostgresAgentAssistDb CreateDbContext(string[] args) =>
        new(AgentAssistDbFactory.ForPostgres(new DbContextOptionsBuilder<PostgresAgentAssistDb>(), "Host=localhost;Database=design").Options);
}
