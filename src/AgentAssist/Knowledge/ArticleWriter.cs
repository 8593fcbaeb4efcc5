using System.Globalization;
using System.Text;
using YamlDotNet.Serialization;

namespace AgentAssist.Knowledge;

/// <summary>Writes an article as a file that <see cref="ArticleReader"/> reads back to the same article.</summary>
public static class ArticleWriter
{
    // Two lists that are one object would become an anchor and an alias, which the reader refuses.
    private static readonly ISerializer Yaml = new SerializerBuilder().WithQuotingNecessaryStrings().DisableAliases().Build();

    /// <summary>The file's text.</summary>
    /// <param name="article">The article.</param>
    /// <param name="zone">The zone whose days the pack counts.</param>
    public static string Write(Article article, TimeZoneInfo zone)
    {
        var front = new Dictionary<string, object?>
        {
            ["id"] = article.Id,
            ["title"] = article.Title,
            ["titleIsQuestion"] = article.TitleIsQuestion ? null : "false",
            ["kind"] = FrontMatter.Camel(article.Kind.ToString()),
            ["questions"] = List(article.Questions),
            ["category"] = article.Category,
            ["tier"] = article.Tier is { } tier ? FrontMatter.Camel(tier.ToString()) : null,
            ["department"] = article.Department,
            ["products"] = List(article.Products),
            ["regions"] = List(article.Regions),
            ["valid"] = Period(article.Valid, zone),
            ["supersedes"] = List(article.Supersedes),
            ["owner"] = article.Owner,
            ["reviewBy"] = article.ReviewBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["audience"] = FrontMatter.Camel(article.Audience.ToString()),
            ["confidence"] = FrontMatter.Camel(article.Confidence.ToString()),
            ["reply"] = article.Reply,
            ["keywords"] = List(article.Keywords),
            ["source"] = article.Source,
        };
        var text = new StringBuilder("---\n");
        text.Append(Yaml.Serialize(front.Where(pair => pair.Value is not null).ToDictionary()).ReplaceLineEndings("\n"));
        return text.Append("---\n\n").Append(article.Body).Append('\n').ToString();
    }

    private static IReadOnlyList<string>? List(IReadOnlyList<string> values) => values.Count == 0 ? null : values;

    private static Dictionary<string, string>? Period(Validity valid, TimeZoneInfo zone)
    {
        var days = new Dictionary<string, string>();
        if (valid.From is { } from)
            days["from"] = Day(from);
        if (valid.Until is { } until)
            days["until"] = Day(until.AddTicks(-1));
        return days.Count == 0 ? null : days;

        string Day(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
