namespace AgentAssist.Retrieval.Learning;

/// <summary>What was learned about the articles of one language: for each a linear model of its questions. Immutable, thread-safe.</summary>
internal sealed class ArticleModels
{
    private readonly FeatureSpace space;
    private readonly int[] slots;
    private readonly float[] biases;
    private readonly int[] starts;
    private readonly int[] owners;
    private readonly float[] weights;

    private ArticleModels(FeatureSpace space, int[] slots, float[] biases, int[] starts, int[] owners, float[] weights)
    {
        this.space = space;
        this.slots = slots;
        this.biases = biases;
        this.starts = starts;
        this.owners = owners;
        this.weights = weights;
    }

    /// <summary>How many articles have a model.</summary>
    public int Count => biases.Length;

    /// <summary>How a normalised question looks to every model.</summary>
    public float[] Margins(string normal)
    {
        var margins = (float[])biases.Clone();
        var vector = space.VectorOf(normal);
        for (var i = 0; i < vector.Places.Length; i++)
        {
            for (var at = starts[vector.Places[i]]; at < starts[vector.Places[i] + 1]; at++)
                margins[owners[at]] += vector.Values[i] * weights[at];
        }

        return margins;
    }

    /// <summary>An article's margin among <paramref name="margins"/>, or <see langword="null"/> where it has no model.</summary>
    public float? MarginOf(int article, ReadOnlySpan<float> margins) => article < slots.Length && slots[article] >= 0 ? margins[slots[article]] : null;

    /// <summary>Collects models.</summary>
    internal sealed class Builder(FeatureSpace space, int articles)
    {
        private readonly List<(int Article, float Bias, (int Place, float Weight)[] Weights)> models = [];

        /// <summary>Adds an article's model; the smallest weights are dropped where there are more than <paramref name="most"/>.</summary>
        public void Add(int article, float bias, float[] weights, int most)
        {
            var kept = weights.Select((weight, place) => (Place: place, Weight: weight)).Where(item => Math.Abs(item.Weight) > 1e-4f);
            var all = kept.ToArray();
            if (all.Length > most)
                all = [.. all.OrderByDescending(item => Math.Abs(item.Weight)).Take(most)];
            lock (models)
                models.Add((article, bias, all));
        }

        /// <summary>Everything added.</summary>
        public ArticleModels Build()
        {
            models.Sort((a, b) => a.Article.CompareTo(b.Article));
            var slots = new int[articles];
            Array.Fill(slots, -1);
            var starts = new int[space.Count + 1];
            foreach (var (place, _) in models.SelectMany(model => model.Weights))
                starts[place + 1]++;
            for (var i = 0; i < space.Count; i++)
                starts[i + 1] += starts[i];
            var (owners, weights, next) = (new int[starts[^1]], new float[starts[^1]], starts.AsSpan(0, space.Count).ToArray());
            foreach (var (slot, model) in models.Index())
            {
                slots[model.Article] = slot;
                foreach (var (place, weight) in model.Weights)
                {
                    owners[next[place]] = slot;
                    weights[next[place]++] = weight;
                }
            }

            return new(space, slots, [.. models.Select(model => model.Bias)], starts, owners, weights);
        }
    }
}
