namespace AgentAssist.Retrieval;

/// <summary>How much of a question a text says, and how much of the text the question asks: shares of the distinct terms, weighed by what they tell.</summary>
/// <param name="OfQuery">The question's share that the text holds, 0 to 1.</param>
/// <param name="OfText">The text's share that the question holds, 0 to 1.</param>
internal readonly record struct Coverage(float OfQuery, float OfText)
{
    /// <summary>Compares two texts by one channel.</summary>
    public static Coverage Between(List<TextFeature> query, List<TextFeature> text, FeatureChannel channel, KeywordIndex index)
    {
        var asked = Terms(query, channel);
        var said = Terms(text, channel);
        var common = asked.Where(said.Contains).Sum(index.Idf);
        return new(Share(common, asked.Sum(index.Idf)), Share(common, said.Sum(index.Idf)));
    }

    /// <summary>The share of a question that a passage holds. Single characters are met by chance in a long text: in Chinese only neighbours count.</summary>
    public static float OfPassage(List<TextFeature> query, int passage, LanguagePart part)
    {
        var asked = part.Spelled ? [] : Terms(query, FeatureChannel.Pair);
        if (asked.Count == 0)
            asked = Terms(query, FeatureChannel.Unit);
        return Share(asked.Where(term => part.Passages.Holds(passage, term)).Sum(part.Passages.Idf), asked.Sum(part.Passages.Idf));
    }

    private static HashSet<ulong> Terms(List<TextFeature> features, FeatureChannel channel) =>
        [.. features.Where(feature => feature.Channel == channel).Select(feature => feature.Hash)];

    private static float Share(float part, float whole) => whole > 0 ? part / whole : 0;
}
