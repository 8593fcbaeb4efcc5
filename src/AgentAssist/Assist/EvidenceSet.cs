using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>The evidence of one suggestion, by number.</summary>
/// <param name="items">What was shown, numbered from 1.</param>
/// <param name="vocabulary">The names that the centre uses.</param>
/// <param name="today">The day that the answer must be right for: 明天 counts from it.</param>
internal sealed class EvidenceSet(IReadOnlyList<Evidence> items, Vocabulary? vocabulary = null, DateOnly? today = null)
{
    private readonly EvidenceReading?[] readings = new EvidenceReading?[items.Count];

    private readonly Dictionary<string, CheckedSentence> checks = new(StringComparer.Ordinal);

    public IReadOnlyList<Evidence> Items => items;

    public DateOnly? Today => today;

    /// <summary>Finds proper names in sentences.</summary>
    public NameReader Names { get; } = NameReader.For(vocabulary ?? Vocabulary.Empty);

    /// <summary>What a piece of evidence says, read when the first sentence cites it and kept for the next.</summary>
    public EvidenceReading? Read(int n) => Find(n) is { } evidence ? readings[n - 1] ??= Names.Read(evidence) : null;

    /// <summary>Checks a sentence; the variants of a reply share most of theirs.</summary>
    public CheckedSentence Check(CitedSentence sentence)
    {
        var key = $"{string.Join(',', sentence.Citations)} {sentence.Text}";
        return checks.TryGetValue(key, out var known) ? known : checks[key] = SupportChecker.Check(sentence, this);
    }

    public Evidence? Find(int n) => n >= 1 && n <= items.Count ? items[n - 1] : null;
}
