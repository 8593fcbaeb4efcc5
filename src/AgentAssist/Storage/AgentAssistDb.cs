using AgentAssist.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Storage;

/// <summary>The database. One model, two migration sets: <see cref="SqliteAgentAssistDb"/> and <see cref="PostgresAgentAssistDb"/>.</summary>
public abstract class AgentAssistDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Knowledge.</summary>
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();
}

/// <summary>The database on SQLite.</summary>
public sealed class SqliteAgentAssistDb(DbContextOptions<SqliteAgentAssistDb> options) : AgentAssistDb(options);

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgresAgentAssistDb(DbContextOptions<PostgresAgentAssistDb> options) : AgentAssistDb(options);
