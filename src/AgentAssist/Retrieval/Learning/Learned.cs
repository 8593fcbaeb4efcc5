namespace AgentAssist.Retrieval.Learning;

/// <summary>What was learned from a knowledge. Immutable.</summary>
/// <param name="Models">The articles' models, for each part of the base in its order; <see langword="null"/> where a part has none.</param>
/// <param name="Curve">How sure a match is that looks so good.</param>
internal sealed record Learned(IReadOnlyList<ArticleModels?> Models, ConfidenceCurve Curve)
{
    /// <summary>Before anything was learned, and where there is too little to learn from.</summary>
    public static Learned Nothing { get; } = new([], ConfidenceCurve.Default);
}
