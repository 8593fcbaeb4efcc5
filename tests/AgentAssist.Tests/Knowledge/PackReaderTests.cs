using AgentAssist.Knowledge;

namespace AgentAssist.Tests.Knowledge;

public sealed class PackReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_malformed_file_is_reported_and_the_others_load()
    {
        folder.Pack("telecom");
        folder.Write("telecom/good.md", "---\nid: good\ntitle: 好\n---\n正文");
        var bad = folder.Write("telecom/bad.md", "---\nid: bad\n---\n正文");
        folder.Write("telecom/worse.md", [0xff, 0xfe, 0x00]);

        var reading = await PackReader.ReadAsync(folder.Path, default);

        var article = Assert.Single(reading.Articles).Article;
        Assert.Equal(("good", "telecom", Locales.Chinese), (article.Id, article.Pack, article.Locale));
        Assert.Equal([(bad, "title.missing"), (Path.Combine(folder.Path, "telecom", "worse.md"), "file.encoding")], reading.Problems.Select(problem => (problem.File, problem.Code)));
    }

    [Fact]
    public async Task An_id_used_twice_names_both_files_and_the_first_stays()
    {
        folder.Pack("auto");
        folder.Pack("telecom");
        var first = folder.Write("auto/a.md", "---\nid: same\ntitle: 一\n---\nx");
        var second = folder.Write("telecom/b.md", "---\ntitle: 二\nid: same\n---\nx");

        var reading = await PackReader.ReadAsync(folder.Path, default);

        var problem = Assert.Single(reading.Problems);
        Assert.Equal("一", Assert.Single(reading.Articles).Article.Title);
        Assert.Equal((second, 3, "id.duplicate"), (problem.File, problem.Line, problem.Code));
        Assert.Contains(first, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vocabulary_and_samples_are_no_packs_and_a_folder_without_pack_file_is_reported()
    {
        folder.Write("vocabulary/readme.md", "x");
        folder.Write("samples/readme.md", "x");
        folder.Write("lost/a.md", "---\nid: a\ntitle: b\n---\nx");

        var reading = await PackReader.ReadAsync(folder.Path, default);

        var problem = Assert.Single(reading.Problems);
        Assert.Empty(reading.Articles);
        Assert.Equal((Path.Combine(folder.Path, "lost"), "pack.missing"), (problem.File, problem.Code));
    }

    [Theory]
    [InlineData("name: x\nlocale: en", 1, "id.pattern")]
    [InlineData("id: p\nlocale: fr", 2, "locale.unknown")]
    [InlineData("id: p\nlocale: en\nzone: Mars/Olympus", 3, "zone.unknown")]
    [InlineData("- id: p", 1, "pack.shape")]
    [InlineData("", 1, "pack.shape")]
    [InlineData("id: [", 1, "pack.yaml")]
    public async Task A_malformed_pack_file_is_reported_with_its_line(string text, int line, string code)
    {
        var file = folder.Write("p/pack.yaml", text);

        var problem = (await PackReader.ReadAsync(folder.Path, default)).Problems[0];

        Assert.Equal((file, line, code), (problem.File, problem.Line, problem.Code));
    }

    [Fact]
    public async Task A_packs_zone_counts_its_days()
    {
        folder.Write("uk/pack.yaml", "id: uk\nlocale: en\nzone: Europe/London\n");
        folder.Write("uk/a.md", "---\nid: a\ntitle: b\nvalid: { from: 2026-07-01 }\n---\nx");

        var article = Assert.Single((await PackReader.ReadAsync(folder.Path, default)).Articles).Article;

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(1)), article.Valid.From);
    }
}
