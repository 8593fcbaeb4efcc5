using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentAssist.Retrieval;

/// <summary>Collects documents, then lays their postings out in arrays.</summary>
internal sealed class KeywordIndexBuilder(KeywordRecipe recipe)
{
    private readonly Dictionary<ulong, int> terms = [];
    private readonly List<FeatureChannel> channels = [];
    private readonly ChunkedList<Posting> postings = new();
    private readonly List<float> lengths = [];
    private readonly List<ulong> sorted = [];

    /// <summary>How many documents were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the next document; documents are numbered from 0 in this order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(List<TextFeature> features)
    {
        for (var channel = 0; channel < TextFeatures.Channels; channel++)
        {
            sorted.Clear();
            if (recipe[(FeatureChannel)channel] > 0)
            {
                foreach (var feature in features)
                {
                    if ((int)feature.Channel == channel)
                        sorted.Add(feature.Hash);
                }
            }

            lengths.Add(sorted.Count);
            sorted.Sort();
            for (var i = 0; i < sorted.Count;)
            {
                var first = i;
                while (i < sorted.Count && sorted[i] == sorted[first])
                    i++;
                postings.Add(new(TermOf(sorted[first], (FeatureChannel)channel), Count, (byte)Math.Min(byte.MaxValue, i - first)));
            }
        }

        Count++;
    }

    /// <summary>The index over everything added.</summary>
    /// <param name="measure">Whose word counts and lengths to go by, or <see langword="null"/> for its own.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public KeywordIndex Build(KeywordIndex? measure = null)
    {
        var starts = new int[terms.Count + 1];
        for (var i = 0; i < postings.Count; i++)
            starts[postings[i].Term + 1]++;
        for (var term = 0; term < terms.Count; term++)
            starts[term + 1] += starts[term];

        var averages = measure is { Count: > 0 } ? measure.AverageLengths : AverageLengths();
        var idf = new float[terms.Count];
        foreach (var (hash, term) in terms)
            idf[term] = measure?.Idf(hash) ?? CommonWords.Default.Idf(hash, starts[term + 1] - starts[term], Count);

        var next = starts.AsSpan(0, terms.Count).ToArray();
        var documents = new int[postings.Count];
        var impacts = new float[postings.Count];
        for (var i = 0; i < postings.Count; i++)
        {
            var (term, document, frequency) = postings[i];
            var channel = channels[term];
            var relative = lengths[(document * TextFeatures.Channels) + (int)channel] / Math.Max(averages[(int)channel], 1e-6f);
            documents[next[term]] = document;
            impacts[next[term]++] = Impact(recipe, channel, idf[term], frequency, relative);
        }

        return new(recipe, Count, measure?.Measured ?? Count, terms, idf, starts, documents, impacts, averages);
    }

    /// <summary>BM25's contribution of one term: weight x idf x tf (k1 + 1) / (tf + k1 (1 - b + b x length / average length)).</summary>
    internal static float Impact(KeywordRecipe recipe, FeatureChannel channel, float idf, float frequency, float relativeLength) =>
        recipe[channel] * idf * frequency * (recipe.K1 + 1) / (frequency + (recipe.K1 * (1 - recipe.B + (recipe.B * relativeLength))));

    private float[] AverageLengths()
    {
        var averages = new float[TextFeatures.Channels];
        for (var i = 0; i < lengths.Count; i++)
            averages[i % TextFeatures.Channels] += lengths[i] / Count;
        return averages;
    }

    private int TermOf(ulong hash, FeatureChannel channel)
    {
        ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, hash, out var known);
        if (!known)
        {
            term = channels.Count;
            channels.Add(channel);
        }

        return term;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Posting(int Term, int Document, byte Frequency);
}
