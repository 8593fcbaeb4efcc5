using AgentAssist.Assist;

namespace AgentAssist.Models.Composing;

/// <summary>A sentence that could be said to a customer.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Evidence">Numbers of the evidence that says it.</param>
/// <param name="Heading">What stands above it in the article, or nothing.</param>
/// <param name="IsWording">Whether it was written to be said: a sentence of an article's own reply.</param>
internal sealed record Statement(string Text, IReadOnlyList<int> Evidence, string Heading, bool IsWording)
{
    /// <summary>What it is compared by.</summary>
    public IReadOnlySet<string> Grams { get; } = TextOverlap.Grams(Text);

    /// <summary>What its heading is compared by.</summary>
    public IReadOnlySet<string> HeadingGrams { get; } = TextOverlap.Grams(Heading);
}
