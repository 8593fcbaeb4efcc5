namespace AgentAssist.Retrieval.Learning;

/// <summary>A vector without its zeros.</summary>
internal readonly record struct SparseVector(int[] Places, float[] Values);

/// <summary>The features that a set of examples showed, each with how much it tells. Immutable once built.</summary>
internal sealed class FeatureSpace
{
    private readonly Dictionary<ulong, int> places = [];
    private readonly List<float> idf = [];
    private readonly Func<string, List<ulong>[]> featuresOf;

    /// <summary>Collects the features of the examples, texts of one language; <paramref name="featuresOf"/> cuts a text into them, kind by kind.</summary>
    public FeatureSpace(Func<string, List<ulong>[]> featuresOf, IReadOnlyList<string> examples)
    {
        this.featuresOf = featuresOf;
        List<int> counts = [];
        List<int> last = [];
        for (var example = 0; example < examples.Count; example++)
        {
            foreach (var feature in featuresOf(examples[example]).SelectMany(kind => kind))
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

    /// <summary>The vector of a text, about length 1; what no example showed is left out. A place may stand in it twice.</summary>
    public SparseVector VectorOf(string text)
    {
        List<int> all = [];
        List<float> values = [];
        List<int> seen = [];
        var kinds = 0;
        foreach (var kind in featuresOf(text))
        {
            seen.Clear();
            foreach (var feature in kind)
            {
                if (places.TryGetValue(feature, out var place))
                    seen.Add(place);
            }

            seen.Sort();
            var (first, square) = (all.Count, 0f);
            for (var i = 0; i < seen.Count;)
            {
                var from = i;
                while (i < seen.Count && seen[i] == seen[from])
                    i++;
                var value = idf[seen[from]] * (1 + MathF.Log(i - from));
                all.Add(seen[from]);
                values.Add(value);
                square += value * value;
            }

            var length = MathF.Sqrt(square);
            for (var i = first; i < values.Count; i++)
                values[i] /= length;
            kinds += values.Count > first ? 1 : 0;
        }

        var norm = MathF.Sqrt(Math.Max(1, kinds));
        return new([.. all], [.. values.Select(value => value / norm)]);
    }
}
