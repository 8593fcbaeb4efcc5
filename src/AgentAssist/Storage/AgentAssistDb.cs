using System.Text.Json;
using AgentAssist.Conversations;
using AgentAssist.Customers;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Storage;

/// <summary>The database. One model, two migration sets: <see cref="SqliteAgentAssistDb"/> and <see cref="PostgresAgentAssistDb"/>.</summary>
/// <remarks>A save that touches an <see cref="IAudited"/> entity must hold an entry made by <see cref="Audit"/>. Times keep whole microseconds.</remarks>
public abstract class AgentAssistDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Knowledge.</summary>
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();

    /// <summary>What was done by whom.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Who may sign in.</summary>
    public DbSet<Person> People => Set<Person>();

    /// <summary>Departments.</summary>
    public DbSet<Department> Departments => Set<Department>();

    /// <summary>Teams of departments.</summary>
    public DbSet<Team> Teams => Set<Team>();

    /// <summary>Keys of programs that call.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>Customers' records.</summary>
    public DbSet<Customer> Customers => Set<Customer>();

    /// <summary>Conversations.</summary>
    public DbSet<Conversation> Conversations => Set<Conversation>();

    /// <summary>What was said in them.</summary>
    public DbSet<Turn> Turns => Set<Turn>();

    /// <summary>Suggestions that were shown.</summary>
    public DbSet<ShownSuggestion> Suggestions => Set<ShownSuggestion>();

    /// <summary>What became of them.</summary>
    public DbSet<SuggestionOutcome> SuggestionOutcomes => Set<SuggestionOutcome>();

    /// <summary>Triage that people set right.</summary>
    public DbSet<TriageCorrection> TriageCorrections => Set<TriageCorrection>();

    /// <summary>Tickets.</summary>
    public DbSet<Ticket> Tickets => Set<Ticket>();

    /// <summary>Answers to calls that may be sent again.</summary>
    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();

    /// <summary>Adds an entry to the audit trail, which commits together with what it tells of.</summary>
    public AuditEntry Audit(Caller caller, string action, string entity, string id, object? details = null)
    {
        var entry = new AuditEntry
        {
            At = Clock.GetUtcNow(),
            Actor = caller.Id,
            ActorKind = caller.IsApiKey ? ActorKind.ApiKey : caller.Id == Caller.System.Id ? ActorKind.System : ActorKind.Person,
            Action = action,
            Entity = entity,
            EntityId = id,
            Details = details is null ? null : JsonSerializer.Serialize(details, JsonColumn.Options),
        };
        AuditEntries.Add(entry);
        return entry;
    }

    /// <summary>Adds the answer to a call that may be sent again, to commit together with what the call wrote.</summary>
    internal void Keep<TResult>(KeepAnswer<TResult>? keep, TResult result)
    {
        if (keep?.Invoke(result) is { } answer)
            KeptAnswers.Add(answer);
    }

    /// <summary>The number of the knowledge's last change.</summary>
    public Task<long> ReadKnowledgeChangeAsync(CancellationToken cancellationToken) =>
        Set<KnowledgeState>().Select(s => s.ChangeNumber).SingleAsync(cancellationToken);

    /// <summary>Takes the next change number; the row stays locked until the transaction ends, so that numbers become visible in their order.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open.</exception>
    public async Task<long> TakeKnowledgeChangeAsync(CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is null)
            throw new InvalidOperationException("A change number is taken inside the transaction that writes the change.");
        await Set<KnowledgeState>().ExecuteUpdateAsync(s => s.SetProperty(k => k.ChangeNumber, k => k.ChangeNumber + 1), cancellationToken);
        return await ReadKnowledgeChangeAsync(cancellationToken);
    }

    /// <summary>Lets one start at a time seed, until the transaction ends; SQLite's transactions already take turns.</summary>
    internal virtual Task LockSeedingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        AuditGuard.Check(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AuditGuard.Check(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(AgentAssistDb).Assembly);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);

    // Migration tools build a context without the product around it.
    private TimeProvider Clock => this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<TimeProvider>() ?? TimeProvider.System;
}

/// <summary>The database on SQLite.</summary>
public sealed class SqliteAgentAssistDb(DbContextOptions<SqliteAgentAssistDb> options) : AgentAssistDb(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeAsTicks>();
    }
}

/// <summary>The database on PostgreSQL.</summary>
public sealed class PostgresAgentAssistDb(DbContextOptions<PostgresAgentAssistDb> options) : AgentAssistDb(options)
{
    private const long SeedingLock = 0x4161_5365_6564_0001;

    internal override Task LockSeedingAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SeedingLock})", cancellationToken);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeAsUtc>();
    }
}
