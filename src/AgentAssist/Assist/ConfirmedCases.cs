using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>Judgements that people set right: what was said so before is judged so again.</summary>
/// <remarks>Thread-safe. A correction counts from the next question on.</remarks>
public sealed class ConfirmedCases
{
    // Nearly the same words. Further away, what made one case special need not hold for the other.
    private const double Alike = 0.7;

    /// <summary>How many are remembered: the newest.</summary>
    internal const int Most = 5_000;
    private const int FewestGrams = 3;
    private volatile ConfirmedCase[] cases = [];

    /// <summary>How many there are.</summary>
    internal int Count => cases.Length;

    /// <summary>Takes cases in, oldest first.</summary>
    internal void Add(IEnumerable<ConfirmedCase> confirmed) => cases = [.. cases.Concat(confirmed).TakeLast(Most)];

    /// <summary>The case that was most alike, of equals the newest; <see langword="null"/> where none is.</summary>
    internal ConfirmedCase? Nearest(string text)
    {
        if (cases.Length == 0)
            return null;
        var grams = TextOverlap.Grams(text);
        if (grams.Count < FewestGrams)
            return null;
        var (best, nearest) = (Alike, (ConfirmedCase?)null);
        foreach (var one in cases)
        {
            if (2.0 * Math.Min(grams.Count, one.Grams.Count) / (grams.Count + one.Grams.Count) < best)
                continue;
            var likeness = 2.0 * grams.Count(one.Grams.Contains) / (grams.Count + one.Grams.Count);
            if (likeness >= best)
                (best, nearest) = (likeness, one);
        }

        return nearest;
    }
}

/// <summary>A customer's words, and the judgement that a person gave them.</summary>
internal sealed record ConfirmedCase(string Text, HandlingTier? Tier, string? Category, RiskLevel? Risk)
{
    /// <summary>What it is compared by.</summary>
    public IReadOnlySet<string> Grams { get; } = TextOverlap.Grams(Text);
}
