using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tests.Fakes;
using AgentAssist.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgentAssist.Tests.Knowledge;

public sealed class PackSynchroniserTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly VocabularyCatalog vocabulary = new();
    private TestStore database = null!;
    private KnowledgeStore store = null!;
    private PackSynchroniser synchroniser = null!;

    public async Task InitializeAsync()
    {
        database = await TestStore.OpenAsync(StorageProvider.Sqlite, null!);
        store = new KnowledgeStore(database.Databases, TimeProvider.System);
        synchroniser = Make(demo: true);
        folder.Pack("knowledge/telecom");
        folder.Write("knowledge/telecom/pack.yaml", "id: telecom\nlocale: zh-CN\n");
        Article("a", "原文");
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose()
    {
        synchroniser.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_edited_file_is_live_a_removed_one_archived_and_a_returned_one_back()
    {
        await synchroniser.SynchroniseAsync(default);
        Assert.True(synchroniser.Loaded);
        Assert.Equal("原文", Assert.Single(await store.PublishedAsync(default)).Body);

        Article("a", "改过的正文");
        await synchroniser.SynchroniseAsync(default);
        Assert.Equal("改过的正文", Assert.Single(await store.PublishedAsync(default)).Body);

        File.Delete(Path.Combine(folder.Path, "knowledge/telecom/a.md"));
        await synchroniser.SynchroniseAsync(default);
        Assert.Empty(await store.PublishedAsync(default));

        Article("a", "改过的正文");
        await synchroniser.SynchroniseAsync(default);
        Assert.Single(await store.PublishedAsync(default));
    }

    [Fact]
    public async Task A_file_that_moves_keeps_its_article()
    {
        await synchroniser.SynchroniseAsync(default);

        File.Move(Path.Combine(folder.Path, "knowledge/telecom/a.md"), Path.Combine(folder.Path, "knowledge/telecom/renamed.md"));
        await synchroniser.SynchroniseAsync(default);

        Assert.Equal("a", Assert.Single(await store.PublishedAsync(default)).Id);
        Assert.Equal(Path.Combine("telecom", "renamed.md"), (await store.FindAsync("a", default))!.Origin);
    }

    [Fact]
    public async Task A_file_that_is_broken_for_a_moment_is_reported_and_its_article_stays()
    {
        await synchroniser.SynchroniseAsync(default);

        folder.Write("knowledge/telecom/a.md", "---\nid: a\ntitle: [");
        await synchroniser.SynchroniseAsync(default);

        Assert.Equal("frontMatter.open", Assert.Single(synchroniser.Problems).Code);
        Assert.Single(await store.PublishedAsync(default));
    }

    [Fact]
    public async Task What_a_person_archived_stays_archived_after_the_next_start()
    {
        await synchroniser.SynchroniseAsync(default);
        await store.ArchiveAsync(new Caller("zhou-min", "Zhou Min", new HashSet<Role> { Role.Trainer }), ["a"], default);

        using var restarted = Make(demo: true);
        await restarted.SynchroniseAsync(default);

        Assert.Empty(await store.PublishedAsync(default));
    }

    [Fact]
    public async Task Without_the_demonstration_only_the_vocabulary_is_loaded()
    {
        folder.Write("knowledge/vocabulary/products.yaml", "- { id: tv, name: { en: TV } }");
        using var plain = Make(demo: false);

        await plain.SynchroniseAsync(default);

        Assert.Empty(await store.PublishedAsync(default));
        Assert.Equal("tv", Assert.Single(vocabulary.Current.Products).Id);
    }

    [Fact]
    public async Task Two_who_ask_at_once_load_once()
    {
        await Task.WhenAll(synchroniser.SynchroniseAsync(default), synchroniser.SynchroniseAsync(default));

        Assert.Equal(1, (await store.FindAsync("a", default))!.Revision);
    }

    private void Article(string id, string body) => folder.Write($"knowledge/telecom/{id}.md", $"---\nid: {id}\ntitle: 标题\n---\n{body}");

    private PackSynchroniser Make(bool demo) => new(
        store, vocabulary, Options.Create(new AgentAssistOptions { ContentDirectory = folder.Path, Demo = demo }), TimeProvider.System, NullLogger<PackSynchroniser>.Instance);
}
