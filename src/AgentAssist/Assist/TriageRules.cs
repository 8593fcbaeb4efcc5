using AgentAssist.Knowledge;
using Microsoft.Extensions.Options;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Assist;

/// <summary>The explicit rules of triage, from <c>knowledge/vocabulary/triage-rules.yaml</c>; a change of the file is in force within a second.</summary>
public sealed class TriageRules(IOptions<AgentAssistOptions> options, TimeProvider time)
{
    private readonly ContentFile<IReadOnlyList<TriageRule>> file =
        new(Path.Combine(options.Value.ContentPath, "knowledge", "vocabulary", "triage-rules.yaml"), Parse, [], time);

    internal IEnumerable<TriageRule> For(string text) => file.Current.Where(rule => rule.Applies(text));

    private static IReadOnlyList<TriageRule> Parse(string yaml) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<List<TriageRule>>(yaml) ?? [];
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

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
