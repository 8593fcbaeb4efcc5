using AgentAssist.Identity;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tests.Identity;

[Collection(StorageTests.Name)]
public sealed class ApiKeysTests(PostgresCluster cluster)
{
    private static readonly Caller _admin = new("admin", "Admin", new HashSet<Role> { Role.Admin });

    [Theory, OnSqlite, OnPostgres]
    public async Task Key_opens_with_its_roles_until_it_is_revoked(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var keys = store.Get<ApiKeys>();
        var plain = await keys.CreateAsync(_admin, "crm", [Role.Agent, Role.Trainer], null, default);
        Assert.Matches("^aa_[0-9a-f]{12}_[0-9a-f]{48}$", plain);
        var found = await keys.FindAsync(plain, default);
        Assert.True(found!.IsApiKey);
        Assert.Equal(("crm", 2), (found.Name, found.Roles.Count));
        Assert.True(found.Has(Role.Trainer));

        Assert.Null(await keys.FindAsync(plain[..^1] + (plain[^1] == '0' ? '1' : '0'), default));
        Assert.Null(await keys.FindAsync("", default));
        Assert.Null(await keys.FindAsync(new string('a', 100_000), default));
        var key = Assert.Single(await keys.ListAsync(_admin, default));
        Assert.DoesNotContain(plain, key.Hash, StringComparison.Ordinal);
        Assert.True(await keys.RevokeAsync(_admin, key.Id, default));
        Assert.False(await keys.RevokeAsync(_admin, key.Id, default));
        Assert.Null(await keys.FindAsync(plain, default));

        await using var db = await store.Databases.CreateDbContextAsync();
        Assert.Equal(["apiKey.created", "apiKey.revoked"], await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
        Assert.DoesNotContain(plain.Split('_')[2], string.Concat(await db.AuditEntries.Select(e => e.Details).ToListAsync()), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Key_revoked_on_another_server_opens_nothing_a_second_later(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var here = store.Get<ApiKeys>();
        var there = new ApiKeys(store.Databases, store.Time);
        var plain = await here.CreateAsync(_admin, "crm", [Role.Agent], null, default);
        var found = await here.FindAsync(plain, default);
        await there.RevokeAsync(_admin, found!.Id, default);
        store.Time.Advance(ApiKeys.RememberFor);
        Assert.Null(await here.FindAsync(plain, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Key_opens_nothing_from_the_moment_it_expires(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var keys = store.Get<ApiKeys>();
        var plain = await keys.CreateAsync(_admin, "crm", [Role.Agent], TestStore.Noon.AddMilliseconds(500), default);
        Assert.NotNull(await keys.FindAsync(plain, default));
        store.Time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Null(await keys.FindAsync(plain, default));
        await Assert.ThrowsAsync<ArgumentException>(() => keys.CreateAsync(_admin, "crm", [Role.Agent], TestStore.Noon, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bootstrap_key_is_made_once_replaced_by_another_and_stays_revoked(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var keys = store.Get<ApiKeys>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => keys.EnsureBootstrapAsync("first-secret-of-16", default))));
        var first = await keys.FindAsync("first-secret-of-16", default);
        Assert.Equal(Enum.GetValues<Role>().Length, first!.Roles.Count);
        Assert.Single(await keys.ListAsync(_admin, default));

        await keys.EnsureBootstrapAsync("second-secret-of-16", default);
        store.Time.Advance(ApiKeys.RememberFor);
        Assert.Null(await keys.FindAsync("first-secret-of-16", default));
        var second = await keys.FindAsync("second-secret-of-16", default);
        await keys.RevokeAsync(_admin, second!.Id, default);
        await keys.EnsureBootstrapAsync("second-secret-of-16", default);
        Assert.Null(await keys.FindAsync("second-secret-of-16", default));
    }

    [Fact]
    public async Task Only_administrators_make_keys()
    {
        await using var store = await TestStore.OpenAsync(StorageProvider.Sqlite, cluster);
        var trainer = new Caller("t", "T", new HashSet<Role> { Role.Trainer });
        await Assert.ThrowsAsync<AccessDeniedException>(() => store.Get<ApiKeys>().CreateAsync(trainer, "crm", [Role.Agent], null, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => store.Get<ApiKeys>().ListAsync(trainer, default));
    }

    [Fact]
    public void Bootstrap_key_that_is_too_short_is_refused_without_being_told()
    {
        var message = new ApiOptionsValidator().Validate(null, new ApiOptions { BootstrapKey = "short" }).FailureMessage;
        Assert.Equal("AgentAssist:Api:BootstrapKey has 5 characters; it must have at least 16 characters.", message);
    }
}
