using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Assist;

/// <summary>The explicit rules of triage, from <c>knowledge/vocabulary/triage-rules.yaml</c>; a change of the file is in force within a second.</summary>
public sealed class TriageRules(IOptions<AgentAssistOptions> options, TimeProvider time, ILogger<TriageRules> logger)
{
    /// <summary>Its name in the vocabulary.</summary>
    internal const string FileName = "triage-rules.yaml";

    private readonly ContentFile<TriageRuleSet> file =
        new(Path.Combine(options.Value.ContentPath, "knowledge", "vocabulary", FileName), Parse, TriageRuleSet.None, time, logger);

    /// <summary>All of them, with the groups of words that much the same is meant by.</summary>
    internal TriageRuleSet Current => file.Current;

    internal IEnumerable<TriageRule> For(string text) => file.Current.Rules.Where(rule => rule.Applies(text));

    /// <summary>What is to be said before anything else to who says this; empty where nothing is.</summary>
    internal string SaysFirst(string text, string locale) => For(text).Select(rule => rule.Row.Say.GetValueOrDefault(locale)).FirstOrDefault(words => words is not null) ?? "";

    /// <summary>Whether a rule says that this is of high risk.</summary>
    internal bool SaysHigh(string text) => For(text).Any(rule => rule.Row.Risk == RiskLevel.High);

    /// <summary>The rules of a file.</summary>
    /// <exception cref="FormatException">A rule has no words, or words that cannot be meant.</exception>
    internal static TriageRuleSet Parse(string yaml)
    {
        var rows = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<TriageRuleFile?>(yaml) ?? new();
        if (rows is not { Rules: not null, Words: not null } || rows.Words.ContainsValue(null!))
            throw new FormatException("The file needs 'rules', and words in each group of 'words'.");
        return new([.. rows.Rules.Select((row, i) => Read(row, i + 1, rows.Words))], Lexicon.Of([.. rows.Words.Select(group => new WordGroup(group.Key, group.Value))]));
    }

    private static TriageRule Read(TriageRuleRow? row, int number, Dictionary<string, List<string>> groups)
    {
        if (row is not { Any.Count: > 0, Unless: not null, Ignore: not null, Reason: not null, Say: not null } || row.Any.Concat(row.Unless).Concat(row.Ignore).Any(string.IsNullOrWhiteSpace))
            throw new FormatException($"Rule {number} ({row?.Id}) needs 'any' with at least one word, and no empty words.");
        try
        {
            return new TriageRule(row, groups);
        }
        catch (FormatException ex)
        {
            throw new FormatException($"Rule {number} ({row.Id}): {ex.Message}", ex);
        }
    }
}

/// <summary>What a file says: its rules, and its groups of words.</summary>
internal sealed record TriageRuleSet(IReadOnlyList<TriageRule> Rules, Lexicon Words)
{
    /// <summary>A file that says nothing.</summary>
    public static TriageRuleSet None { get; } = new([], Lexicon.None);

    /// <summary>A text without what the rules of high risk ignore: a lawyer by trade is no lawyer's letter.</summary>
    public string WithoutHarmless(string text) => Rules.Where(rule => rule.Row.Risk == RiskLevel.High).Aggregate(text, (left, rule) => rule.Left(left));
}

/// <summary>The file: groups of words with their names, and the rules.</summary>
internal sealed class TriageRuleFile
{
    public Dictionary<string, List<string>> Words { get; init; } = [];

    public List<TriageRuleRow?> Rules { get; init; } = [];
}

/// <summary>A rule as it is written.</summary>
internal sealed class TriageRuleRow
{
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

    public Dictionary<string, string> Say { get; init; } = [];
}

/// <summary>A rule: words, and what follows when a customer says one of them.</summary>
internal sealed class TriageRule(TriageRuleRow row, IReadOnlyDictionary<string, List<string>> groups)
{
    private readonly WordPattern[] any = WordPattern.All(row.Any, groups);
    private readonly WordPattern[] unless = WordPattern.All(row.Unless, groups);
    private readonly WordPattern[] ignore = WordPattern.All(row.Ignore, groups);

    /// <summary>What follows.</summary>
    public TriageRuleRow Row => row;

    public bool Applies(string text) =>
        Array.Exists(any, words => words.IsIn(text)) && !Array.Exists(unless, words => words.IsIn(text)) && (ignore.Length == 0 || (Left(text) is var left && Array.Exists(any, words => words.IsIn(left))));

    public string ReasonIn(string locale) => row.Reason.GetValueOrDefault(locale) ?? row.Reason.Values.FirstOrDefault() ?? row.Id;

    /// <summary>The text without what the rule is to ignore.</summary>
    public string Left(string text)
    {
        foreach (var words in ignore)
        {
            while (words.Place(text) is var (from, end))
                text = string.Concat(text.AsSpan(0, from), "，", text.AsSpan(end));
        }

        return text;
    }
}
