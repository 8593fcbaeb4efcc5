using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tests.Fakes;
using AgentAssist.Tests.Storage;

namespace AgentAssist.Tests.Knowledge;

public sealed class KnowledgeImporterTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder folder = new();
    private TestStore database = null!;
    private KnowledgeStore store = null!;

    public async Task InitializeAsync()
    {
        database = await TestStore.OpenAsync(StorageProvider.Sqlite, null!);
        store = new KnowledgeStore(database.Databases, TimeProvider.System);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Bad_rows_are_reported_with_file_line_and_code_and_the_others_load()
    {
        var file = folder.Write("rows.jsonl", [
            .. "\uFEFF{\"_id\":\"a\",\"title\":\"t\",\"text\":\"good\"}\r\n"u8,
            .. "not json\n\n"u8,
            .. "[1]\n"u8,
            .. "{\"title\":\"t\",\"text\":\"x\"}\n"u8,
            .. "{\"_id\":7,\"text\":\"x\"}\n"u8,
            .. "{\"_id\":\"q\",\"text\":\"x\",\"questions\":[1]}\n"u8,
            .. "{\"_id\":\"e\",\"title\":\"\",\"text\":\"\"}\n"u8,
            .. "{\"_id\":\"a\",\"text\":\"again\"}\n"u8,
            .. "{\"_id\":\"b\",\"text\":\""u8, 0xb9, 0xe2, .. "\"}\n"u8,
            .. "{\"_id\":\"h\",\"text\":\"\\ud800\"}\n"u8,
            .. "{\"_id\":\"last\",\"text\":\"怎么办\"}"u8,
        ]);

        var report = await ImportAsync(file);

        Assert.Equal(2, report.Saved.Added);
        Assert.All(report.Problems, problem => Assert.Equal(file, problem.File));
        Assert.Equal(
            [(2, "row.json"), (4, "row.shape"), (5, "id.missing"), (6, "row.type"), (7, "row.type"), (8, "row.empty"), (9, "id.duplicate"), (10, "row.encoding"), (11, "row.encoding")],
            report.Problems.Select(problem => (problem.Line, problem.Code)));
    }

    [Fact]
    public async Task A_row_without_end_is_reported_and_the_next_one_read()
    {
        var file = folder.Write("rows.jsonl", $"{{\"_id\":\"a\",\"text\":\"{new string('x', JsonLinesReader.MaxRowBytes)}\"}}\n{{\"_id\":\"b\",\"text\":\"y\"}}\n");

        var report = await ImportAsync(file);

        Assert.Equal((1, "row.tooLarge"), (report.Problems[0].Line, Assert.Single(report.Problems).Code));
        Assert.Equal(1, report.Saved.Added);
    }

    [Fact]
    public async Task Rows_are_questions_articles_or_passages()
    {
        await ImportAsync(folder.Write("rows.jsonl", """
            {"_id":"question","title":"","text":"光猫亮红灯怎么办"}
            {"_id":"article","title":"怎么改密码","text":"登录后修改。","questions":["改密码"]}
            {"_id":"bare-article","title":"怎么退费","text":"原路退回。","questions":[]}
            {"_id":"passage","title":"资费说明","text":"第一条"}
            {"_id":"english","title":"Refunds","text":"Within 7 days."}
            """));

        var articles = (await store.PublishedAsync(default)).ToDictionary(article => article.Id);
        Assert.Equal(("光猫亮红灯怎么办", true, ""), (articles["question"].Title, articles["question"].TitleIsQuestion, articles["question"].Body));
        Assert.Equal(("改密码", true, "登录后修改。"), (articles["article"].Questions[0], articles["article"].TitleIsQuestion, articles["article"].Body));
        Assert.True(articles["bare-article"].TitleIsQuestion);
        Assert.False(articles["passage"].TitleIsQuestion);
        Assert.Equal((Locales.Chinese, Locales.English), (articles["passage"].Locale, articles["english"].Locale));
        Assert.All(articles.Values, article => Assert.Null(article.Reply));
        Assert.All(articles.Values, article => Assert.Equal("rows", article.Pack));
    }

    [Fact]
    public async Task Ids_that_cannot_stay_become_others_that_do_not_collide_and_importing_again_changes_nothing()
    {
        var file = folder.Write("rows.jsonl", """
            {"_id":"a-1","text":"one"}
            {"_id":"A/1","text":"two"}
            {"_id":"a 1","text":"three"}
            {"_id":"问题","text":"four"}
            """);

        var report = await ImportAsync(file);

        Assert.Equal(4, report.Saved.Added);
        Assert.Equal((2, "id.renamed"), (Assert.Single(report.Problems).Line, report.Problems[0].Code));
        Assert.NotNull(await store.FindAsync("a-1", default));
        Assert.Equal(new SaveReport(0, 0, 4), (await ImportAsync(file)).Saved);
    }

    [Fact]
    public async Task A_collection_does_not_overwrite_anothers_article_of_the_same_id()
    {
        var (one, other) = (folder.Write("one.jsonl", "{\"_id\":\"1\",\"text\":\"one\"}"), folder.Write("other.jsonl", "{\"_id\":\"1\",\"text\":\"other\"}"));
        await ImportAsync(one);

        var report = await ImportAsync(other);

        Assert.Equal("id.taken", Assert.Single(report.Problems).Code);
        Assert.Equal(["1", "other-1"], (await store.PublishedAsync(default)).Select(article => article.Id));
        Assert.Equal(1, (await ImportAsync(other)).Saved.Unchanged);
    }

    [Fact]
    public async Task Packs_loose_articles_and_nonsense_are_told_apart()
    {
        folder.Pack("packs/telecom");
        folder.Write("packs/telecom/pack.yaml", "id: telecom\nlocale: zh-CN\n");
        folder.Write("packs/telecom/a.md", "---\nid: in-pack\ntitle: 一\n---\n正文");
        var loose = folder.Write("loose.md", "---\nid: loose\ntitle: Loose\n---\nbody");
        var odd = folder.Write("odd.docx", "x");
        var missing = Path.Combine(folder.Path, "missing.md");

        var report = await new KnowledgeImporter(store).ImportAsync(Caller.System, [Path.Combine(folder.Path, "packs"), loose, odd, missing], null, null, default);

        Assert.Equal([(odd, "file.kind"), (missing, "file.missing")], report.Problems.Select(problem => (problem.File, problem.Code)));
        Assert.Equal([("in-pack", "telecom", "zh-CN"), ("loose", "imported", "en")], (await store.PublishedAsync(default)).Select(a => (a.Id, a.Pack, a.Locale)));
    }

    [Fact]
    public async Task Two_loose_files_with_one_id_are_reported_and_the_first_stays()
    {
        folder.Write("loose/a.md", "---\nid: same\ntitle: First\n---\nx");
        folder.Write("loose/b.md", "---\nid: same\ntitle: Second\n---\nx");

        var report = await ImportAsync(Path.Combine(folder.Path, "loose"));

        Assert.Equal((2, "id.duplicate"), (Assert.Single(report.Problems).Line, report.Problems[0].Code));
        Assert.Equal("First", Assert.Single(await store.PublishedAsync(default)).Title);
    }

    [Fact]
    public async Task An_agent_may_not_import()
    {
        var agent = new Caller("a", "A", new HashSet<Role> { Role.Agent });
        var file = folder.Write("rows.jsonl", "{\"_id\":\"1\",\"text\":\"one\"}");

        await Assert.ThrowsAsync<AccessDeniedException>(() => new KnowledgeImporter(store).ImportAsync(agent, [file], null, null, default));

        Assert.Empty(await store.PublishedAsync(default));
    }

    private Task<ImportReport> ImportAsync(string path) => new KnowledgeImporter(store).ImportAsync(Caller.System, [path], null, null, default);
}
