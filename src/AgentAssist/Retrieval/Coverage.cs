namespace AgentAssist.Retrieval;

/// <summary>How much of a question a passage says.</summary>
internal static class Coverage
{
    /// <summary>The share of a question that a passage holds, 0 to 1, weighed by what the terms tell. Single characters are met by chance in a long text: in Chinese only neighbours count.</summary>
    public static float OfPassage(List<TextFeature> query, int passage, LanguagePart part)
    {
        var asked = part.Spelled ? [] : Terms(query, FeatureChannel.Pair);
        if (asked.Count == 0)
            asked = Terms(query, FeatureChannel.Unit);
        var whole = asked.Sum(part.Passages.Idf);
        return whole > 0 ? asked.Where(term => part.Passages.Holds(passage, term)).Sum(part.Passages.Idf) / whole : 0;
    }

    private static HashSet<ulong> Terms(List<TextFeature> features, FeatureChannel channel) =>
        [.. features.Where(feature => feature.Channel == channel).Select(feature => feature.Hash)];
}
