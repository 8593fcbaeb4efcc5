using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Storage;
using AgentAssist.Tests.Fakes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace AgentAssist.Tests.Storage;

/// <summary>What holds on SQLite holds on PostgreSQL.</summary>
public sealed class StorageContractTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly Caller Admin = new("boss", "Boss", new HashSet<Role> { Role.Admin });
    private static readonly Caller Agent = new("agent", "Agent", new HashSet<Role> { Role.Agent });

    public static TheoryData<string> Kinds => DatabaseKinds.All;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Migrations_match_the_model_and_run_twice(string kind)
    {
        await using var database = await OpenAsync(kind);
        await using var db = await database.Factory.CreateDbContextAsync();

        await db.Database.MigrateAsync();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_change_without_an_audit_entry_is_refused(string kind)
    {
        await using var database = await OpenAsync(kind);
        await using var db = await database.Factory.CreateDbContextAsync();
        db.People.Add(new Person { Id = "a", ChineseName = "甲", EnglishName = "A" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        await using var other = await database.Factory.CreateDbContextAsync();
        Assert.Equal(0, await other.People.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_audit_trail_only_grows(string kind)
    {
        await using var database = await OpenAsync(kind);
        await using var db = await database.Factory.CreateDbContextAsync();
        db.Audit(Admin, "test", "Thing", "1");
        await db.SaveChangesAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, "nobody")));
        db.AuditEntries.Remove(await db.AuditEntries.SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        await using var other = await database.Factory.CreateDbContextAsync();
        Assert.Equal("boss", (await other.AuditEntries.SingleAsync()).Actor);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Moments_compare_and_sort_whatever_their_offset(string kind)
    {
        await using var database = await OpenAsync(kind);
        await using var db = await database.Factory.CreateDbContextAsync();
        var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));
        foreach (var (id, at) in new[] { ("later", noon.AddHours(1)), ("same-in-utc", noon.ToUniversalTime()), ("earlier", noon.AddHours(-1).ToOffset(TimeSpan.FromHours(-5))) })
            db.Conversations.Add(new Conversation { Id = id, Locale = "en", StartedAt = at });
        db.Audit(Admin, "test", nameof(Conversation), "all");
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var rows = await db.Conversations.Where(row => row.StartedAt >= noon.AddMinutes(-90)).OrderBy(row => row.StartedAt).ToListAsync();

        Assert.Equal(["earlier", "same-in-utc", "later"], rows.Select(row => row.Id));
        Assert.Equal(noon, rows[1].StartedAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_key_works_until_it_expires_or_is_revoked(string kind)
    {
        await using var database = await OpenAsync(kind);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
        var keys = new ApiKeys(database.Factory, time);
        var forever = await keys.CreateAsync(Admin, "bot", [Role.Agent], null, CancellationToken.None);
        var short_ = await keys.CreateAsync(Admin, "short", [Role.Trainer], time.GetUtcNow().AddHours(1), CancellationToken.None);

        var caller = await keys.FindAsync(forever, CancellationToken.None);
        Assert.Equal([Role.Agent], caller!.Roles);
        Assert.True(caller.IsApiKey);
        Assert.NotNull(await keys.FindAsync(short_, CancellationToken.None));
        Assert.Null(await keys.FindAsync(forever + "x", CancellationToken.None));

        time.Advance(TimeSpan.FromHours(2));
        Assert.Null(await keys.FindAsync(short_, CancellationToken.None));
        Assert.True(await keys.RevokeAsync(Admin, caller.Id, CancellationToken.None));
        Assert.Null(await keys.FindAsync(forever, CancellationToken.None));
        Assert.DoesNotContain(await keys.ListAsync(Admin, CancellationToken.None), row => row.Hash == forever || row.Prefix == forever);
        await Assert.ThrowsAsync<AccessDeniedException>(() => keys.CreateAsync(Agent, "mine", [Role.Admin], null, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_bootstrap_key_is_made_once(string kind)
    {
        await using var database = await OpenAsync(kind);
        var keys = new ApiKeys(database.Factory, TimeProvider.System);

        await keys.EnsureBootstrapAsync("a-long-enough-key", CancellationToken.None);
        await keys.EnsureBootstrapAsync("a-long-enough-key", CancellationToken.None);

        Assert.Single(await keys.ListAsync(Admin, CancellationToken.None));
        Assert.Equal(6, (await keys.FindAsync("a-long-enough-key", CancellationToken.None))!.Roles.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Turns_said_at_once_get_places_of_their_own(string kind)
    {
        await using var database = await OpenAsync(kind);
        var log = new ConversationLog(database.Factory, TimeProvider.System);
        var conversation = await log.StartAsync(Agent, Channel.Chat, "zh-CN", null, null, CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => log.AppendAsync(Agent, conversation.Id, Speaker.Customer, $"turn {i}", CancellationToken.None)));

        var stored = await log.FindAsync(conversation.Id, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 8), stored!.Turns.Select(turn => turn.Ordinal));
        Assert.Equal(8, await log.VersionAsync(conversation.Id, CancellationToken.None));
        Assert.Null(await log.AppendAsync(Agent, "unknown", Speaker.Customer, "?", CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_disabled_person_can_no_longer_act(string kind)
    {
        await using var database = await OpenAsync(kind);
        await using (var db = await database.Factory.CreateDbContextAsync())
        {
            db.People.Add(new Person { Id = "chen", ChineseName = "陈", EnglishName = "Chen", Roles = [Role.Agent, Role.Seed] });
            db.Audit(Admin, "test", nameof(Person), "chen");
            await db.SaveChangesAsync();
        }

        var people = new PeopleDirectory(database.Factory);
        Assert.Equal([Role.Agent, Role.Seed], (await people.FindAsync("chen", CancellationToken.None))!.Roles);
        Assert.True(await people.SetDisabledAsync(Admin, "chen", true, CancellationToken.None));
        Assert.Null(await people.FindAsync("chen", CancellationToken.None));
        await Assert.ThrowsAsync<AccessDeniedException>(() => people.SetDisabledAsync(Agent, "chen", false, CancellationToken.None));
    }

    [Fact]
    public void Everything_that_people_change_is_audited()
    {
        string[] free = [nameof(AuditEntry), nameof(AgentAssist.Knowledge.KnowledgeState)];
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);

        Assert.All(
            db.Model.GetEntityTypes().Where(type => !free.Contains(type.ClrType.Name)),
            type => Assert.True(typeof(IAudited).IsAssignableFrom(type.ClrType), type.ClrType.Name));
    }

    private Task<ITestDatabase> OpenAsync(string kind) => kind == "SQLite" ? Databases.SqliteAsync() : Databases.PostgresAsync(postgres);
}
