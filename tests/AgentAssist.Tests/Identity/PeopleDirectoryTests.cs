using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tests.Identity;

[Collection(StorageTests.Name)]
public sealed class PeopleDirectoryTests(PostgresCluster cluster)
{
    private static readonly DepartmentTerm _network = new("network", new("网络部", "Network"), ["broadband/fault"], [new("north", new("北区", "North"))]);
    private static readonly PersonRecord _wang = new("wang", new("王芳", "Wang Fang"), [Role.Agent], "network", "north");

    [Theory, OnSqlite, OnPostgres]
    public async Task Seeding_again_writes_nothing_and_a_difference_is_written_and_audited(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var people = store.Get<PeopleDirectory>();
        Assert.Equal(2, await people.SeedAsync(Caller.System, [_wang], [_network], default));
        Assert.Equal(0, await people.SeedAsync(Caller.System, [_wang], [_network], default));
        var before = await people.FindAsync("wang", default);
        Assert.Equal(1, await people.SeedAsync(Caller.System, [_wang with { Roles = [Role.Agent, Role.Seed] }], [_network], default));
        Assert.Equal(1, await people.SeedAsync(Caller.System, [], [_network with { Handles = ["tv"] }], default));

        var after = await people.FindAsync("wang", default);
        Assert.Equal([Role.Agent, Role.Seed], after!.Roles);
        Assert.Equal(new LocalName("王芳", "Wang Fang"), after.Name);
        Assert.NotEqual(before!.SecurityStamp, after.SecurityStamp);
        Assert.Equal(["tv"], Assert.Single(await people.ListDepartmentsAsync(default)).Handles);
        Assert.Equal("北区", Assert.Single(await people.ListTeamsAsync(default)).Name.Chinese);
        await using var db = await store.Databases.CreateDbContextAsync();
        Assert.Equal(4, await db.AuditEntries.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Disabled_person_cannot_sign_in_and_seeding_does_not_let_them_back(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var people = store.Get<PeopleDirectory>();
        await people.SeedAsync(Caller.System, [_wang], [], default);
        Assert.Equal("Wang Fang", (await people.FindCallerAsync("wang", Locales.English, default))!.Name);
        var stamp = (await people.FindAsync("wang", default))!.SecurityStamp;

        Assert.True(await people.SetDisabledAsync(Caller.System, "wang", true, default));
        Assert.False(await people.SetDisabledAsync(Caller.System, "nobody", true, default));
        await people.SeedAsync(Caller.System, [_wang], [], default);
        Assert.Null(await people.FindCallerAsync("wang", Locales.English, default));
        Assert.NotEqual(stamp, (await people.FindAsync("wang", default))!.SecurityStamp);
        var agent = new Caller("wang", "Wang", new HashSet<Role> { Role.Agent });
        await Assert.ThrowsAsync<AccessDeniedException>(() => people.SetDisabledAsync(agent, "wang", false, default));
    }
}
