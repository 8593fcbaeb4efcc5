using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tests.Fakes;
using AgentAssist.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace AgentAssist.Tests.Knowledge;

[Collection(StorageTests.Name)]
public sealed class KnowledgeStoreTests(PostgresCluster postgres)
{
    private static readonly Caller Trainer = new("zhou-min", "Zhou Min", new HashSet<Role> { Role.Trainer });
    private static readonly Caller Agent = new("chen-jing", "Chen Jing", new HashSet<Role> { Role.Agent, Role.Supervisor });
    private readonly FakeTimeProvider time = new(Given.Moment);

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_again_writes_nothing(StorageProvider kind)
    {
        await using var database = await OpenAsync(kind);
        var store = new KnowledgeStore(database.Databases, time);

        Assert.Equal(new SaveReport(2, 0, 0), await store.SaveAsync(Trainer, [New("a"), New("b")], default));
        var (number, trail) = (await store.LatestChangeAsync(default), await TrailAsync(database));
        Assert.Equal(new SaveReport(0, 0, 2), await store.SaveAsync(Trainer, [New("a"), New("b")], default));

        Assert.Equal(number, await store.LatestChangeAsync(default));
        Assert.Equal(trail, await TrailAsync(database));
        Assert.Equal(1, (await store.FindAsync("a", default))!.Revision);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_change_counts_revision_and_change_number_and_leaves_its_trail(StorageProvider kind)
    {
        await using var database = await OpenAsync(kind);
        var store = new KnowledgeStore(database.Databases, time);
        await store.SaveAsync(Trainer, [New("a"), New("b")], default);
        var number = await store.LatestChangeAsync(default);

        Assert.Equal(new SaveReport(0, 1, 1), await store.SaveAsync(Trainer, [New("a", "other"), New("b")], default));

        var row = (await store.FindAsync("a", default))!;
        Assert.Equal((2, number + 1, "zhou-min", Given.Moment.ToUniversalTime()), (row.Revision, row.ChangeNumber, row.UpdatedBy, row.UpdatedAt.ToUniversalTime()));
        Assert.Equal(number + 1, await store.LatestChangeAsync(default));
        Assert.Equal(["zhou-min article.added a", "zhou-min article.added b", "zhou-min article.changed a"], (await TrailAsync(database)).Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_is_neither_trainer_nor_administrator_is_refused_and_nothing_is_written(StorageProvider kind)
    {
        await using var database = await OpenAsync(kind);
        var store = new KnowledgeStore(database.Databases, time);
        await store.SaveAsync(Trainer, [New("kept")], default);
        var before = await store.LatestChangeAsync(default);

        await Assert.ThrowsAsync<AccessDeniedException>(() => store.SaveAsync(Agent, [New("a")], default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => store.ArchiveAsync(Agent, ["kept"], default));

        Assert.Null(await store.FindAsync("a", default));
        Assert.Equal(ArticleStatus.Published, (await store.FindAsync("kept", default))!.Status);
        Assert.Equal(before, await store.LatestChangeAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Savers_at_the_same_time_follow_one_another(StorageProvider kind)
    {
        await using var database = await OpenAsync(kind);
        var store = new KnowledgeStore(database.Databases, time);
        await store.SaveAsync(Trainer, [New("shared", "0")], default);
        var before = await store.LatestChangeAsync(default);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => store.SaveAsync(Trainer, [New("shared", $"{i}"), New($"own-{i}")], default))));

        Assert.Equal(9, (await store.FindAsync("shared", default))!.Revision);
        Assert.Equal(before + 8, await store.LatestChangeAsync(default));
        Assert.Equal(9, (await store.PublishedAsync(default)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Thousands_of_articles_are_stored_in_batches_with_one_line_of_trail_a_batch_and_all_come_back(StorageProvider kind)
    {
        await using var database = await OpenAsync(kind);
        var store = new KnowledgeStore(database.Databases, time);

        var report = await store.SaveAsync(Trainer, [.. Enumerable.Range(0, 2_500).Select(i => New($"a-{i:00000}"))], default);

        Assert.Equal(new SaveReport(2_500, 0, 0), report);
        Assert.Equal(3, (await TrailAsync(database)).Count);
        Assert.Equal(2_500, (await store.PublishedAsync(default)).Select(article => article.Id).Distinct().Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_what_is_published_is_in_force(StorageProvider kind)
    {
        await using var database = await OpenAsync(kind);
        var store = new KnowledgeStore(database.Databases, time);
        await store.SaveAsync(Trainer, [New("draft") with { Status = ArticleStatus.Draft }, New("old"), New("live")], default);

        Assert.Equal(1, await store.ArchiveAsync(Trainer, ["old", "unknown"], default));

        Assert.Equal(["live"], (await store.PublishedAsync(default)).Select(article => article.Id));
        var number = await store.LatestChangeAsync(default);
        Assert.Equal(0, await store.ArchiveAsync(Trainer, ["old"], default));
        Assert.Equal(number, await store.LatestChangeAsync(default));
    }

    [Fact]
    public async Task What_a_person_changed_or_archived_is_not_overwritten_by_its_file()
    {
        await using var database = await OpenAsync(StorageProvider.Sqlite);
        var store = new KnowledgeStore(database.Databases, time);
        await store.SaveAsync(Caller.System, [New("edited") with { Origin = "p/edited.md" }, New("archived") with { Origin = "p/archived.md" }], default);
        await store.SaveAsync(Trainer, [New("edited", "a person's words")], default);
        await store.ArchiveAsync(Trainer, ["archived"], default);

        var report = await store.SaveAsync(Caller.System, [New("edited", "the file's") with { Origin = "p/edited.md" }, New("archived") with { Origin = "p/archived.md" }], default);

        Assert.Equal(new SaveReport(0, 0, 2), report);
        Assert.Equal("a person's words", Assert.Single(await store.PublishedAsync(default)).Body);
    }

    private static ArticleChange New(string id, string body = "body") => new(new Article { Id = id, Title = id, Pack = "p", Body = body });

    private static async Task<List<string>> TrailAsync(TestStore database)
    {
        await using var db = await database.Databases.CreateDbContextAsync();
        return await db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => $"{entry.Actor} {entry.Action} {entry.EntityId}").ToListAsync();
    }

    private async Task<TestStore> OpenAsync(StorageProvider kind) => await TestStore.OpenAsync(kind, postgres);
}
