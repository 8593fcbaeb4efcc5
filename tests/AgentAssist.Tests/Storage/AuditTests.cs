using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class AuditTests(PostgresCluster cluster)
{
    /// <summary>What may change without a trace; everything else in the model is audited.</summary>
    private static readonly HashSet<string> _untold = ["AuditEntry", "KeptAnswer", "KnowledgeState", "ShownSuggestion"];

    [Fact]
    public void Every_entity_is_audited_or_named_as_one_that_is_not()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var silent = db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => !typeof(IAudited).IsAssignableFrom(t)).Select(t => t.Name);
        Assert.Equal(_untold.Order(), silent.Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_without_an_audit_entry_is_refused(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        await using var db = await store.Databases.CreateDbContextAsync();
        var person = new Person { Id = "p", Name = new("甲", "A"), SecurityStamp = "1" };
        db.Add(person);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());

        db.Audit(new Caller("admin", "Admin", new HashSet<Role>()), "person.added", "person", "p", new { reason = "新人" });
        await db.SaveChangesAsync();
        person.Name = new("乙", "B");
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.Entry(person).State = EntityState.Deleted;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        await using var other = await store.Databases.CreateDbContextAsync();
        var entry = await other.AuditEntries.SingleAsync();
        Assert.Equal((TestStore.Noon, "admin", ActorKind.Person, "{\"reason\":\"新人\"}"), (entry.At, entry.Actor, entry.ActorKind, entry.Details));
        Assert.Equal("甲", (await other.People.SingleAsync()).Name.Chinese);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Audit_entry_cannot_be_changed_or_deleted(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        await using var db = await store.Databases.CreateDbContextAsync();
        var entry = db.Audit(Caller.System, "test.done", "test", "1");
        await db.SaveChangesAsync();
        Assert.Equal(ActorKind.System, entry.ActorKind);

        db.Entry(entry).State = EntityState.Modified;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.Entry(entry).State = EntityState.Deleted;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        await RefusesAsync(db, "UPDATE \"AuditEntries\" SET \"Actor\" = 'nobody'");
        await RefusesAsync(db, "DELETE FROM \"AuditEntries\"");
        await RefusesAsync(db, provider == StorageProvider.Sqlite
            ? "INSERT OR REPLACE INTO \"AuditEntries\" SELECT \"Id\", \"At\", 'nobody', \"ActorKind\", \"Action\", \"Entity\", \"EntityId\", \"Details\" FROM \"AuditEntries\""
            : "TRUNCATE \"AuditEntries\"");
    }

    private static async Task RefusesAsync(AgentAssistDb db, string sql)
    {
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }
}
