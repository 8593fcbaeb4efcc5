using System.Text;
using AgentAssist.Knowledge;

namespace AgentAssist.Tests.Knowledge;

public sealed class ArticleReaderTests
{
    private static readonly PackInfo Pack = PackInfo.Named("telecom", Locales.Chinese);

    /// <summary>File text, line and code of the first problem.</summary>
    public static TheoryData<string, int, string> Malformed => new()
    {
        { "", 1, "file.empty" },
        { " \n\t\n", 1, "file.empty" },
        { "# Only Markdown\n", 1, "frontMatter.missing" },
        { "id: a\ntitle: b\n---\nx", 1, "frontMatter.missing" },
        { "---\nid: a\ntitle: b\nno end", 1, "frontMatter.open" },
        { "---\n---\nbody", 2, "frontMatter.shape" },
        { "---\n- id\n- title\n---\nbody", 2, "frontMatter.shape" },
        { "---\nid: a\ntitle: [open\n---\nbody", 3, "frontMatter.yaml" },
        { "---\nid: a\ntitle: b: c\n---\nbody", 3, "frontMatter.yaml" },
        { "---\nid: a\nid: b\ntitle: c\n---\nbody", 3, "frontMatter.yaml" },
        { "---\nid: a\ntitle: c\nkeywords: [呼叫转移, ##002#]\n---\nbody", 4, "frontMatter.yaml" },
        { "---\nid: a\ntitle: b\nvalid:\n\tfrom: 2026-01-01\n---\nbody", 5, "frontMatter.tab" },
        { "---\nid: a\ntitle: &t b\nowner: *t\n---\nbody", 3, "frontMatter.anchors" },
        { "---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nid: z\n---\n", 2, "frontMatter.anchors" },
        { "---\nid: a\ntitle: b\nquestions: [[[[[[[[[[[[deep]]]]]]]]]]]]\n---\nbody", 4, "frontMatter.nesting" },
        { "---\ntitle: b\n---\nbody", 2, "id.missing" },
        { "---\nid:\ntitle: b\n---\nbody", 2, "id.missing" },
        { "---\nid: a\n---\nbody", 2, "title.missing" },
        { "---\nid: a\ntitle: '  '\n---\nbody", 3, "title.missing" },
        { "---\nid: Has Capitals\ntitle: b\n---\nbody", 2, "id.pattern" },
        { "---\nid: \"a\\n\"\ntitle: b\n---\nbody", 2, "id.pattern" },
        { "---\nid: ../etc\ntitle: b\n---\nbody", 2, "id.pattern" },
        { $"---\nid: {new string('a', 81)}\ntitle: b\n---\nbody", 2, "id.pattern" },
        { "---\nid: [a]\ntitle: b\n---\nbody", 2, "id.type" },
        { "---\nid: a\ntitle: { zh: b }\n---\nbody", 3, "title.type" },
        { "---\nid: a\ntitle: b\nquestions: one\n---\nbody", 4, "questions.type" },
        { "---\nid: a\ntitle: b\nquestions: [one, [two]]\n---\nbody", 4, "questions.type" },
        { "---\nid: a\ntitle: b\nkind: essay\n---\nbody", 4, "kind.unknown" },
        { "---\nid: a\ntitle: b\ntier: Dispatch\n---\nbody", 4, "tier.unknown" },
        { "---\nid: a\ntitle: b\naudience: everybody\n---\nbody", 4, "audience.unknown" },
        { "---\nid: a\ntitle: b\nconfidence: 3\n---\nbody", 4, "confidence.unknown" },
        { "---\nid: a\ntitle: b\ntitleIsQuestion: maybe\n---\nbody", 4, "titleIsQuestion.unknown" },
        { "---\nid: a\ntitle: b\nreviewBy: 2026-02-30\n---\nbody", 4, "reviewBy.date" },
        { "---\nid: a\ntitle: b\nreviewBy: 1.12.2026\n---\nbody", 4, "reviewBy.date" },
        { "---\nid: a\ntitle: b\nvalid: 2026-01-01\n---\nbody", 4, "valid.type" },
        { "---\nid: a\ntitle: b\nvalid:\n  from: 2026-01-01\n  until: soon\n---\nbody", 6, "valid.date" },
        { "---\nid: a\ntitle: b\nvalid: { from: 0001-01-01 }\n---\nbody", 4, "valid.date" },
        { "---\nid: a\ntitle: b\nvalid: { since: 2026-01-01 }\n---\nbody", 4, "valid.key" },
        { "---\nid: a\ntitle: b\nvalid: { from: [1] }\n---\nbody", 4, "valid.type" },
        { "---\nid: a\ntitle: b\nvalid: { from: 2026-02-01, until: 2026-01-31 }\n---\nbody", 4, "valid.order" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Malformed_text_gives_no_article_but_file_line_and_code(string text, int line, string code)
    {
        var reading = ArticleReader.Read(text, "x.md", Pack);

        var problem = reading.Problems[0];
        Assert.Null(reading.Article);
        Assert.Equal(("x.md", line, code), (problem.File, problem.Line, problem.Code));
        Assert.Equal(ProblemSeverity.Error, problem.Severity);
        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public void All_problems_of_a_file_are_reported_at_once()
    {
        var reading = ArticleReader.Read("---\nid: A\nkind: x\ntier: y\n---\n", "x.md", Pack);

        Assert.Equal(["id.pattern", "title.missing", "kind.unknown", "tier.unknown", "body.empty"], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_bad_word_is_answered_with_the_words_that_are_allowed() =>
        Assert.Contains("draft, notValidated, validated", ArticleReader.Read("---\nid: a\ntitle: b\nconfidence: sure\n---\nx", "x.md", Pack).Problems[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("review_by", "reviewBy")]
    [InlineData("question", "questions")]
    [InlineData("Tier", "tier")]
    public void An_unknown_key_is_a_warning_that_names_the_nearest_known_one(string key, string meant)
    {
        var reading = ArticleReader.Read($"---\nid: a\ntitle: b\n{key}: x\n---\nbody", "x.md", Pack);

        var problem = Assert.Single(reading.Problems);
        Assert.NotNull(reading.Article);
        Assert.Equal((4, ProblemSeverity.Warning, "key.unknown"), (problem.Line, problem.Severity, problem.Code));
        Assert.Contains($"'{meant}'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_and_carriage_returns_of_Windows_change_nothing()
    {
        var plain = ArticleReader.Read("---\nid: a\ntitle: b\n---\none\ntwo\n", "x.md", Pack).Article!;
        var windows = ArticleReader.Read("\uFEFF---\r\nid: a\r\ntitle: b\r\n---\r\none\r\ntwo\r\n", "x.md", Pack).Article!;

        Assert.Equal("one\ntwo", windows.Body);
        Assert.Equal(plain with { Questions = windows.Questions, Products = windows.Products, Regions = windows.Regions, Supersedes = windows.Supersedes, Keywords = windows.Keywords }, windows);
    }

    [Fact]
    public void Validity_counts_whole_days_of_the_packs_zone_and_includes_the_last()
    {
        var valid = ArticleReader.Read("---\nid: a\ntitle: b\nvalid: { from: 2026-01-01, until: 2026-12-31 }\n---\nx", "x.md", Pack).Article!.Valid;

        var zone = TimeSpan.FromHours(8);
        Assert.False(valid.Covers(new(2025, 12, 31, 23, 59, 59, zone)));
        Assert.True(valid.Covers(new(2026, 1, 1, 0, 0, 0, zone)));
        Assert.True(valid.Covers(new(2026, 12, 31, 23, 59, 59, zone)));
        Assert.False(valid.Covers(new(2027, 1, 1, 0, 0, 0, zone)));
    }

    [Fact]
    public void The_last_day_of_the_calendar_means_for_ever() =>
        Assert.Equal(Validity.Always, ArticleReader.Read("---\nid: a\ntitle: b\nvalid: { until: 9999-12-31 }\n---\nx", "x.md", Pack).Article!.Valid);

    [Fact]
    public async Task A_file_that_is_not_UTF8_names_the_line_of_the_first_bad_byte()
    {
        using var folder = new TempFolder();
        var file = folder.Write("gbk.md", [.. "---\nid: a\ntitle: "u8, 0xb9, 0xe2, 0xc3, 0xa8, .. "\n---\n"u8]);

        var problem = Assert.Single((await ArticleReader.ReadFileAsync(file, Pack, default)).Problems);

        Assert.Equal((file, 3, "file.encoding"), (problem.File, problem.Line, problem.Code));
    }

    [Fact]
    public async Task A_file_in_UTF16_is_refused()
    {
        using var folder = new TempFolder();
        var file = folder.Write("wide.md", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("---\nid: a\ntitle: b\n---\n")]);

        Assert.Equal("file.encoding", Assert.Single((await ArticleReader.ReadFileAsync(file, Pack, default)).Problems).Code);
    }

    [Fact]
    public async Task A_file_over_a_megabyte_is_not_read()
    {
        using var folder = new TempFolder();
        var file = folder.Write("big.md", new byte[ArticleReader.MaxBytes + 1]);

        Assert.Equal("file.tooLarge", Assert.Single((await ArticleReader.ReadFileAsync(file, Pack, default)).Problems).Code);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Brackets_without_end_are_refused_and_not_followed(char bracket) =>
        Assert.Null(ArticleReader.Read($"---\nid: a\ntitle: b\nquestions: {new string(bracket, 900_000)}\n---\n", "x.md", Pack).Article);

    [Fact]
    public void Half_written_files_never_throw()
    {
        const string whole = "---\nid: a\ntitle: \"b\\u00e4\"\nquestions: [x, 'y']\nvalid: { from: 2026-01-01 }\nreply: |\n  z\n---\nbody [l](x.md)\n";
        for (var length = 0; length <= whole.Length; length++)
            Assert.NotNull(ArticleReader.Read(whole[..length], "x.md", Pack));
    }
}
