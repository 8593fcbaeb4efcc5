namespace AgentAssist.Retrieval;

/// <summary>Brings what keywords and vectors say together.</summary>
internal static class RankFusion
{
    /// <summary>The weighted mean of a keyword score and a cosine, both 0 to 1.</summary>
    /// <remarks>
    /// Scores are fused, not ranks: a rank says nothing about how good the best one is, and confidence rests on that. Keywords always count more
    /// than vectors: <paramref name="denseWeight"/> is at most 0.5.
    /// </remarks>
    public static float Fuse(float keyword, float cosine, float denseWeight) => (keyword + (denseWeight * Math.Max(0, cosine))) / (1 + denseWeight);
}
