namespace AgentAssist.Retrieval;

/// <summary>What is known about words before any knowledge is read: very common ones say little.</summary>
/// <remarks>
/// Document frequencies start as if <see cref="Weight"/> questions of general language had been counted already. In a knowledge of thirty articles
/// this decides what is a function word; in one of ten thousand questions it no longer shows.
/// </remarks>
internal sealed class CommonWords
{
    /// <summary>How many questions the prior stands for.</summary>
    public const int Weight = 1000;

    private readonly Dictionary<ulong, float> shares = [];

    private CommonWords(TextTables tables)
    {
        foreach (var (word, share) in tables.CommonWords)
        {
            var features = TextFeatures.Of(word, spelled: TextFeatures.IsSpelled(word));
            var phrase = features.Exists(feature => feature.Channel == FeatureChannel.Pair);
            foreach (var feature in features)
            {
                // A phrase tells about itself; a word also tells about its letters: "#my" is at least as common as "my".
                if (phrase == (feature.Channel == FeatureChannel.Pair))
                    shares[feature.Hash] = Math.Max((float)share, shares.GetValueOrDefault(feature.Hash));
            }
        }
    }

    /// <summary>From the table of this build.</summary>
    public static CommonWords Default { get; } = new(TextTables.Default);

    /// <summary>The share of short questions that hold a feature; 0 where it is not among the common ones.</summary>
    public float Share(ulong feature) => shares.GetValueOrDefault(feature);

    /// <summary>BM25's inverse document frequency with the prior counted in.</summary>
    public float Idf(ulong feature, int documentsWithIt, int documents)
    {
        double with = documentsWithIt + (Weight * Share(feature));
        double all = documents + Weight;
        return (float)Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));
    }
}
