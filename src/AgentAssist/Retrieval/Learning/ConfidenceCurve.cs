namespace AgentAssist.Retrieval.Learning;

/// <summary>Turns evidence into how likely the best article is right: a rising line through points that were measured. Immutable.</summary>
/// <param name="Points">Evidence and share of right answers, both rising.</param>
internal sealed record ConfidenceCurve(IReadOnlyList<(float Evidence, float Right)> Points)
{
    /// <summary>For a knowledge too small to measure itself.</summary>
    public static ConfidenceCurve Default { get; } = new([(0f, 0.01f), (0.3f, 0.15f), (0.45f, 0.4f), (0.55f, 0.6f), (0.7f, 0.85f), (1f, 0.97f), (1.3f, 0.99f)]);

    /// <summary>The confidence, 0 to 1, for some evidence. More evidence never gives less.</summary>
    public double At(float evidence)
    {
        if (evidence <= Points[0].Evidence)
            return Points[0].Right;
        for (var i = 1; i < Points.Count; i++)
        {
            var (from, to) = (Points[i - 1], Points[i]);
            if (evidence <= to.Evidence)
                return from.Right + ((to.Right - from.Right) * (evidence - from.Evidence) / Math.Max(1e-6f, to.Evidence - from.Evidence));
        }

        return Points[^1].Right;
    }
}
