namespace AgentAssist.Retrieval.Learning;

/// <summary>A vector without its zeros.</summary>
internal readonly record struct SparseVector(int[] Places, float[] Values);

/// <summary>The features that a set of examples showed, each with how much it tells. Immutable once built.</summary>
internal sealed class FeatureSpace
{
    private readonly Dictionary<ulong, int> places = [];
    private readonly List<float> idf = [];
    private readonly bool spelled;
    private readonly Lexicon lexicon;

    /// <summary>Collects the features of the examples, normalised questions of one language.</summary>
    public FeatureSpace(bool spelled, Lexicon lexicon, IReadOnlyList<string> examples)
    {
        this.spelled = spelled;
        this.lexicon = lexicon;
        List<int> counts = [];
        List<int> last = [];
        for (var example = 0; example < examples.Count; example++)
        {
            foreach (var feature in LearningFeatures.Of(examples[example], spelled, lexicon).SelectMany(kind => kind))
            {
                if (places.TryAdd(feature, counts.Count))
                {
                    counts.Add(1);
                    last.Add(example);
                }
                else if (places[feature] is var place && last[place] != example)
                {
                    counts[place]++;
                    last[place] = example;
                }
            }
        }

        foreach (var count in counts)
            idf.Add(1 + MathF.Log((1f + examples.Count) / (1f + count)));
    }

    /// <summary>How many features there are.</summary>
    public int Count => idf.Count;

    /// <summary>The vector of a normalised question, length 1; what no example showed is left out.</summary>
    public SparseVector VectorOf(string normal)
    {
        Dictionary<int, float> vector = [];
        foreach (var kind in LearningFeatures.Of(normal, spelled, lexicon))
        {
            Dictionary<int, int> frequencies = [];
            foreach (var feature in kind)
            {
                if (places.TryGetValue(feature, out var place))
                    frequencies[place] = frequencies.GetValueOrDefault(place) + 1;
            }

            var values = frequencies.Select(pair => (Place: pair.Key, Value: idf[pair.Key] * (1 + MathF.Log(pair.Value)))).ToList();
            var length = MathF.Sqrt(values.Sum(item => item.Value * item.Value));
            foreach (var (place, value) in values)
                vector[place] = vector.GetValueOrDefault(place) + (value / length);
        }

        var norm = MathF.Sqrt(vector.Values.Sum(value => value * value));
        return new([.. vector.Keys], [.. vector.Values.Select(value => value / norm)]);
    }
}
