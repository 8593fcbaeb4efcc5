namespace AgentAssist.Retrieval;

/// <summary>How much of a question a text says, and how much of the text the question asks: shares of the distinct terms, weighed by what they tell.</summary>
/// <param name="OfQuery">The question's share that the text holds, 0 to 1.</param>
/// <param name="OfText">The text's share that the question holds, 0 to 1.</param>
internal readonly record struct Coverage(float OfQuery, float OfText)
{
    /// <summary>What a Han character counts that both hold, but among other neighbours: 发烧 and 发票 share a character and no meaning.</summary>
    private const float Alone = 0.5f;

    /// <summary>Compares two questions.</summary>
    public static Coverage Between(List<TextFeature> query, List<TextFeature> text, KeywordIndex index) =>
        new(Share(query, text, index), Share(text, query, index));

    /// <summary>The share of a question that a passage holds. Single characters are met by chance in a long text: in Chinese only neighbours count.</summary>
    public static float OfPassage(List<TextFeature> query, int passage, LanguagePart part)
    {
        var asked = part.Spelled ? [] : Terms(query, FeatureChannel.Pair);
        if (asked.Count == 0)
            asked = Terms(query, FeatureChannel.Unit);
        return Share(asked.Where(term => part.Passages.Holds(passage, term)).Sum(part.Passages.Idf), asked.Sum(part.Passages.Idf));
    }

    private static float Share(List<TextFeature> of, List<TextFeature> other, KeywordIndex index)
    {
        var units = Terms(other, FeatureChannel.Unit);
        var pairs = Terms(other, FeatureChannel.Pair);
        Dictionary<ulong, float> credit = [];
        void Give(ulong unit, float share) => credit[unit] = Math.Max(share, credit.GetValueOrDefault(unit));
        var (before, last) = (0UL, 0UL);
        foreach (var feature in of)
        {
            // A pair follows the two units that it is made of.
            if (feature.Channel == FeatureChannel.Pair && pairs.Contains(feature.Hash))
            {
                Give(before, 1);
                Give(last, 1);
            }
            else if (feature.Channel == FeatureChannel.Unit)
            {
                (before, last) = (last, feature.Hash);
                Give(last, !units.Contains(last) ? 0 : feature.IsWord ? 1 : Alone);
            }
        }

        return Share(credit.Sum(unit => unit.Value * index.Idf(unit.Key)), credit.Keys.Sum(index.Idf));
    }

    private static HashSet<ulong> Terms(List<TextFeature> features, FeatureChannel channel) =>
        [.. features.Where(feature => feature.Channel == channel).Select(feature => feature.Hash)];

    private static float Share(float part, float whole) => whole > 0 ? part / whole : 0;
}
