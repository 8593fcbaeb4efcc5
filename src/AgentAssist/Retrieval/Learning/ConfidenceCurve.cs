namespace AgentAssist.Retrieval.Learning;

/// <summary>Turns evidence into how likely the best article is right: a rising line through points that were measured. Immutable.</summary>
/// <param name="Points">Evidence and share of right answers, both rising.</param>
internal sealed record ConfidenceCurve(IReadOnlyList<(float Evidence, float Right)> Points)
{
    /// <summary>The share of customers' questions that a knowledge is taken to answer. The rest counts as asked with the answer taken out.</summary>
    private const double Answerable = 0.75;

    /// <summary>How many observations the default curve is worth beside those of a knowledge, at every height.</summary>
    private const double Prior = 8;

    /// <summary>Fewer observations than this say nothing.</summary>
    private const int Fewest = 100;

    /// <summary>For a knowledge too small to measure itself, and until one is learned from: what the sample knowledge measured before it was learned from, on the careful side.</summary>
    public static ConfidenceCurve Default { get; } = new([(-0.2f, 0.01f), (0f, 0.03f), (0.1f, 0.08f), (0.15f, 0.13f), (0.2f, 0.4f), (0.25f, 0.7f), (0.35f, 0.92f), (0.6f, 0.96f), (1.3f, 0.99f)]);

    /// <summary>The curve that fits observations best among all that never fall (isotonic regression, pool adjacent violators).</summary>
    public static ConfidenceCurve Fit(IReadOnlyList<Observation> observations)
    {
        if (observations.Count < Fewest)
            return Default;
        var answerable = (double)observations.Count(one => one.Answerable) / observations.Count;
        List<Block> blocks = [];
        foreach (var one in observations.OrderBy(one => one.Evidence.Sum))
        {
            var weight = one.Answerable ? Answerable / answerable : (1 - Answerable) / (1 - answerable);
            blocks.Add(new(weight, weight * one.Evidence.Sum, one.Right ? weight : 0));
            while (blocks.Count > 1 && blocks[^2].Right >= blocks[^1].Right)
            {
                blocks[^2] += blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        List<(float, float)> points = [(Default.Points[0].Evidence, Default.Points[0].Right)];
        foreach (var block in blocks)
        {
            // A share of one seen ten times is not certainty: the default curve counts as a few observations more.
            var right = (float)((block.Hits + (Prior * Default.At((float)block.Mean))) / (block.Weight + Prior));
            if (block.Mean > points[^1].Item1 + 0.005)
                points.Add(((float)block.Mean, Math.Max(points[^1].Item2 + 1e-4f, right)));
        }

        var last = points[^1];
        points.Add((Math.Max(1.3f, last.Item1 + 0.1f), Math.Max(last.Item2 + 1e-4f, Default.Points[^1].Right)));
        return new(points);
    }

    /// <summary>The confidence, 0 to 1, for some evidence. More evidence never gives less.</summary>
    public double At(float evidence)
    {
        if (evidence <= Points[0].Evidence)
            return Points[0].Right;
        for (var i = 1; i < Points.Count; i++)
        {
            var (from, to) = (Points[i - 1], Points[i]);
            if (evidence <= to.Evidence)
                return from.Right + ((to.Right - from.Right) * (evidence - from.Evidence) / Math.Max(1e-6f, to.Evidence - from.Evidence));
        }

        return Points[^1].Right;
    }

    private readonly record struct Block(double Weight, double Sum, double Hits)
    {
        public double Mean => Sum / Weight;

        public double Right => Hits / Weight;

        public static Block operator +(Block one, Block other) => new(one.Weight + other.Weight, one.Sum + other.Sum, one.Hits + other.Hits);
    }
}
