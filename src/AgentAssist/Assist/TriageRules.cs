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
            if (rule is not { Any.Count: > 0, Unless: not null, Reason: not null } || rule.Any.Concat(rule.Unless).Any(string.IsNullOrWhiteSpace))
                throw new FormatException($"Rule {i + 1} ({rule?.Id}) needs 'any' with at least one word, and no empty words.");
        }

        return [.. rules.OfType<TriageRule>()];
    }
}

/// <summary>A rule: words, and what follows when a customer says one of them.</summary>
internal sealed class TriageRule
{
    public required string Id { get; init; }

    public List<string> Any { get; init; } = [];

    public List<string> Unless { get; init; } = [];

    public RiskLevel Risk { get; init; }

    public HandlingTier? Tier { get; init; }

    public string? Category { get; init; }

    public Dictionary<string, string> Reason { get; init; } = [];

    public bool Applies(string text) => Any.Any(word => Holds(text, word)) && !Unless.Any(word => Holds(text, word));

    public string ReasonIn(string locale) => Reason.GetValueOrDefault(locale) ?? Reason.Values.FirstOrDefault() ?? Id;

    /// <summary>Whether the text holds the word; one of Latin letters or digits only where it stands alone: 12345 is no part of a telephone number.</summary>
    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if (!(at > 0 && IsSpelled(word[0]) && IsSpelled(text[at - 1])) && !(end < text.Length && IsSpelled(word[^1]) && IsSpelled(text[end])))
                return true;
        }

        return false;
    }

    private static bool IsSpelled(char c) => char.IsLetterOrDigit(c) && !Locales.IsHan(c);
}
