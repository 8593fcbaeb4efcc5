using System.Buffers;
using AgentAssist.Knowledge;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Assist;

/// <summary>The explicit rules of triage, from <c>knowledge/vocabulary/triage-rules.yaml</c>; a change of the file is in force within a second.</summary>
public sealed class TriageRules(IOptions<AgentAssistOptions> options, TimeProvider time, ILogger<TriageRules> logger)
{
    private readonly ContentFile<IReadOnlyList<TriageRule>> file =
        new(Path.Combine(options.Value.ContentPath, "knowledge", "vocabulary", "triage-rules.yaml"), Parse, [], time, logger);

    internal IEnumerable<TriageRule> For(string text) => file.Current.Where(rule => rule.Applies(text));

    private static IReadOnlyList<TriageRule> Parse(string yaml)
    {
        var rules = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<TriageRule?>?>(yaml) ?? [];
        foreach (var (i, rule) in rules.Index())
        {
            if (rule is not { Any.Count: > 0, Unless: not null, Ignore: not null, Reason: not null } || rule.Any.Concat(rule.Unless).Concat(rule.Ignore).Any(words => string.IsNullOrWhiteSpace(words?.Replace("…", "", StringComparison.Ordinal))))
                throw new FormatException($"Rule {i + 1} ({rule?.Id}) needs 'any' with at least one word, and no empty words.");
        }

        return [.. rules.OfType<TriageRule>()];
    }
}

/// <summary>A rule: words, and what follows when a customer says one of them.</summary>
internal sealed class TriageRule
{
    // Within a sentence, and near enough to belong together.
    private const char Gap = '…';
    private const int LongestGap = 12;
    private const int LongestLatinGap = 40;
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?\n");

    public required string Id { get; init; }

    public List<string> Any { get; init; } = [];

    public List<string> Unless { get; init; } = [];

    public List<string> Ignore { get; init; } = [];

    public RiskLevel Risk { get; init; }

    public HandlingTier? Tier { get; init; }

    public string? Category { get; init; }

    public string? CategoryIfUnknown { get; init; }

    public bool WhenUnknown { get; init; }

    public string Within { get; init; } = "";

    public Dictionary<string, string> Reason { get; init; } = [];

    public bool Applies(string text)
    {
        if (!Any.Exists(words => Place(text, words) is not null) || Unless.Exists(words => Place(text, words) is not null))
            return false;
        return Ignore.Count == 0 || Any.Exists(words => Place(Left(text), words) is not null);
    }

    public string ReasonIn(string locale) => Reason.GetValueOrDefault(locale) ?? Reason.Values.FirstOrDefault() ?? Id;

    /// <summary>The text without what the rule is to ignore.</summary>
    private string Left(string text)
    {
        foreach (var words in Ignore)
        {
            while (Place(text, words) is var (from, end))
                text = string.Concat(text.AsSpan(0, from), "，", text.AsSpan(end));
        }

        return text;
    }

    /// <summary>Where the text holds the words, the parts between gaps in their order and near each other.</summary>
    private static (int From, int End)? Place(string text, string words)
    {
        var parts = words.Split(Gap);
        for (var from = 0; Find(text, parts[0], from) is >= 0 and var at; from = at + 1)
        {
            if (End(text, at + parts[0].Length, parts) is { } end)
                return (at, end);
        }

        return null;
    }

    private static int? End(string text, int end, string[] parts)
    {
        foreach (var part in parts.Skip(1))
        {
            var next = Find(text, part, end);
            if (next < 0 || next - end > (char.IsAsciiLetter(part[0]) ? LongestLatinGap : LongestGap) || text.AsSpan(end, next - end).IndexOfAny(Ends) >= 0)
                return null;
            end = next + part.Length;
        }

        return end;
    }

    /// <summary>Where the text holds a word; one of Latin letters or digits only where it stands alone: 12345 is no part of a telephone number.</summary>
    private static int Find(string text, string word, int from)
    {
        if (word.Length == 0)
            return from;
        for (var at = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if (!(at > 0 && IsSpelled(word[0]) && IsSpelled(text[at - 1])) && !(end < text.Length && IsSpelled(word[^1]) && IsSpelled(text[end])))
                return at;
        }

        return -1;
    }

    private static bool IsSpelled(char c) => char.IsLetterOrDigit(c) && !Locales.IsHan(c);
}
