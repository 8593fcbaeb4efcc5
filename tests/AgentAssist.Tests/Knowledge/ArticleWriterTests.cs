using System.Text.Json;
using AgentAssist.Knowledge;
using CsCheck;

namespace AgentAssist.Tests.Knowledge;

public sealed class ArticleWriterTests
{
    private static readonly PackInfo Pack = PackInfo.Named("telecom", Locales.Chinese);

    private static readonly Gen<string> Line = Gen.OneOf(
        Gen.OneOf(new[] { "null", "~", "true", "123", "1e3", "2026-01-01", "- a", "a: b", "# x", "'", "\"", "[x]", "{slot}", "&a", "*a", "!t", "%", "@", "`", "|", ">", "---", "...", "光猫亮红灯?", "a\tb", "\\n", "😀", "=", "<<", "yes" }.Select(text => Gen.Const(text)).ToArray()),
        Gen.String[Gen.Char[' ', '~'], 1, 30].Select(text => text.Trim()).Where(text => text.Length > 0),
        Gen.String[Gen.Char['\u4e00', '\u9fff'], 1, 20]);

    private static readonly Gen<string> Text = Line.List[1, 4].Select(lines => string.Join('\n', lines));
    private static readonly Gen<IReadOnlyList<string>> Words = Line.List[0, 4].Select(words => (IReadOnlyList<string>)[.. words.Distinct()]);
    private static readonly Gen<DateOnly?> Day = Gen.Int[0, 20_000].Select(day => day < 2_000 ? (DateOnly?)null : new DateOnly(1990, 1, 1).AddDays(day));

    private static readonly Gen<Article> Any =
        from title in Line
        from texts in Gen.Select(Text, Text, Line)
        from lists in Gen.Select(Words, Words, Words)
        from days in Gen.Select(Day, Day, Day)
        from kind in Gen.Enum<ArticleKind>()
        from tier in Gen.Enum<HandlingTier>()
        from confidence in Gen.Enum<ArticleConfidence>()
        from audience in Gen.Enum<ArticleAudience>()
        from flag in Gen.Bool
        select new Article
        {
            Id = "an-id-1",
            Title = title,
            TitleIsQuestion = flag,
            Pack = Pack.Id,
            Locale = Pack.Locale,
            Kind = kind,
            Tier = flag ? tier : null,
            Confidence = confidence,
            Audience = audience,
            Questions = lists.Item1,
            Keywords = lists.Item1,
            Products = lists.Item2,
            Regions = lists.Item3,
            Supersedes = lists.Item2,
            Valid = Period(days.Item1, days.Item2),
            ReviewBy = days.Item3,
            Owner = flag ? texts.Item3 : null,
            Category = texts.Item3,
            Source = flag ? null : texts.Item2,
            Reply = flag ? texts.Item2 : null,
            Body = texts.Item1,
        };

    [Fact]
    public void What_was_written_reads_back_the_same() => Any.Sample(
        article =>
        {
            var reading = ArticleReader.Read(ArticleWriter.Write(article, Pack.Zone), "x.md", Pack);
            Assert.Empty(reading.Problems);
            Assert.Equal(Json(article), Json(reading.Article!));
        },
        iter: 200, threads: 1);

    [Fact]
    public void One_list_used_twice_is_written_twice()
    {
        string[] words = ["光猫", "红灯"];
        var text = ArticleWriter.Write(new Article { Id = "a", Title = "b", Questions = words, Keywords = words, Body = "c" }, Pack.Zone);

        Assert.Empty(ArticleReader.Read(text, "x.md", Pack).Problems);
    }

    private static Validity Period(DateOnly? one, DateOnly? other)
    {
        var (from, until) = one > other ? (other, one) : (one, other);
        return new(Start(from), Start(until?.AddDays(1)));

        static DateTimeOffset? Start(DateOnly? day) =>
            day is { } known && known.ToDateTime(TimeOnly.MinValue) is var local ? new DateTimeOffset(local, Pack.Zone.GetUtcOffset(local)) : null;
    }

    private static string Json(Article article) => JsonSerializer.Serialize(article, ArticleJson.Default.Article);
}
