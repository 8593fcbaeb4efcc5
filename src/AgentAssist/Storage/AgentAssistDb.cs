using System.Text.Json;
using AgentAssist.Conversations;
using AgentAssist.Customers;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Storage;

/// <summary>The database. One model, two migration sets: <see cref="SqliteAgentAssistDb"/> and <see cref="PostgresAgentAssistDb"/>.</summary>
/// <remarks>
/// Whoever changes an <see cref="IAudited"/> entity says so with <see cref="Audit"/> in the same save: the two commit together or not at all, and a save
/// that leaves the trail out is refused. The trail itself only grows; the database's own triggers hold that against everybody.
/// </remarks>
public abstract class AgentAssistDb(DbContextOptions options, TimeProvider time) : DbContext(options)
{
    /// <summary>Knowledge.</summary>
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();

    /// <summary>The knowledge's change number: one row.</summary>
    public DbSet<KnowledgeState> KnowledgeState => Set<KnowledgeState>();

    /// <summary>People who sign in.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>Departments.</summary>
    public DbSet<Department> Departments => Set<Department>();

    /// <summary>Teams of departments.</summary>
    public DbSet<Team> Teams => Set<Team>();

    /// <summary>Keys of programs.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>Customers.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Conversations.</summary>
    public DbSet<Conversation> Conversations => Set<Conversation>();

    /// <summary>What was said in conversations.</summary>
    public DbSet<Turn> Turns => Set<Turn>();

    /// <summary>Who changed what, and when.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Says in the audit trail what this save changes.</summary>
    /// <param name="caller">Who changes it.</param>
    /// <param name="action">What is done, such as <c>article.saved</c>.</param>
    /// <param name="entity">The kind of thing.</param>
    /// <param name="entityId">Which one.</param>
    /// <param name="details">More, as JSON.</param>
    public void Audit(Caller caller, string action, string entity, string entityId, object? details = null) => AuditEntries.Add(new AuditEntry
    {
        At = time.GetUtcNow(),
        Actor = caller.Id,
        IsApiKey = caller.IsApiKey,
        Action = action,
        Entity = entity,
        EntityId = entityId,
        Details = details is null ? null : JsonSerializer.Serialize(details, JsonSerializerOptions.Web),
    });

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        GuardTheTrail();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardTheTrail();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(AgentAssistDb).Assembly);

    private void GuardTheTrail()
    {
        var changed = ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changed.Find(entry => entry.Entity is AuditEntry && entry.State != EntityState.Added) is not null)
            throw new InvalidOperationException("The audit trail only grows: an entry was changed or removed.");
        if (changed.Find(entry => entry.Entity is IAudited) is { } audited && !changed.Exists(entry => entry.Entity is AuditEntry))
            throw new InvalidOperationException($"A change of {audited.Metadata.ClrType.Name} without an audit entry in the same save.");
    }
}

/// <summary>The database on SQLite.</summary>
public sealed class SqliteAgentAssistDb(DbContextOptions<SqliteAgentAssistDb> options, TimeProvider time) : AgentAssistDb(options, time)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>

        // SQLite has no type for moments; as UTC ticks they compare and sort.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgresAgentAssistDb(DbContextOptions<PostgresAgentAssistDb> options, TimeProvider time) : AgentAssistDb(options, time)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>

        // timestamptz takes UTC alone.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
}
