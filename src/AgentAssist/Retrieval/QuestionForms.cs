namespace AgentAssist.Retrieval;

/// <summary>The questions of one language unit by unit, in their order: what a closer comparison needs and an inverted index has lost. Immutable.</summary>
internal sealed class QuestionForms
{
    private readonly KeywordIndex index;
    private readonly int[] starts;
    private readonly int[] units;
    private readonly QuestionKind[] kinds;

    private QuestionForms(KeywordIndex index, int[] starts, int[] units, QuestionKind[] kinds)
    {
        this.index = index;
        this.starts = starts;
        this.units = units;
        this.kinds = kinds;
    }

    /// <summary>A customer's question in the form that <see cref="Compare"/> takes.</summary>
    /// <param name="normal">The question, normalised.</param>
    /// <param name="features">Its features.</param>
    public QuestionForm Form(string normal, List<TextFeature> features)
    {
        List<int> ids = [];
        List<float> idf = [];
        List<bool> words = [];
        Dictionary<ulong, int> strange = [];
        foreach (var feature in features)
        {
            if (feature.Channel != FeatureChannel.Unit || ids.Count == QuestionForm.Longest)
                continue;
            // What no question holds still has to be told apart from the next such word.
            if (index.TermOf(feature.Hash) is not { } id && !strange.TryGetValue(feature.Hash, out id))
                strange[feature.Hash] = id = -1 - strange.Count;
            ids.Add(id);
            idf.Add(index.Idf(feature.Hash));
            words.Add(feature.IsWord);
        }

        return new([.. ids], [.. idf], [.. words], QuestionKinds.Of(normal));
    }

    /// <summary>How alike a customer's question and one of the knowledge's are.</summary>
    public Likeness Compare(QuestionForm query, int question)
    {
        var text = units.AsSpan(starts[question], starts[question + 1] - starts[question]);
        Span<float> held = stackalloc float[query.Units.Length];
        var order = Shared(query, text, held);

        // Distinct units only: what is said twice is meant once.
        var (all, found, same) = (0f, 0f, 0f);
        for (var i = 0; i < query.Units.Length; i++)
        {
            if (query.Units.AsSpan(0, i).Contains(query.Units[i]))
                continue;
            var best = 0f;
            for (var j = i; j < query.Units.Length; j++)
            {
                if (query.Units[j] == query.Units[i])
                    best = Math.Max(best, held[j]);
            }

            all += query.Idf[i];
            found += best * query.Idf[i];
            same += best > 0 ? query.Idf[i] : 0;
        }

        var (textAll, textFound) = OfText(query, text);
        var union = all + textAll - same;
        return new(
            all > 0 ? found / all : 0,
            textAll > 0 ? textFound / textAll : 0,
            union > 0 ? same / union : 0,
            query.Units.Length + text.Length > 0 ? 2f * order / (query.Units.Length + text.Length) : 0,
            QuestionKinds.Differ(query.Kind, kinds[question]),
            QuestionKinds.Negates(query.Kind) != QuestionKinds.Negates(kinds[question]));
    }

    /// <summary>The share of the text's units that the query holds.</summary>
    private (float All, float Found) OfText(QuestionForm query, ReadOnlySpan<int> text)
    {
        var (all, found) = (0f, 0f);
        for (var j = 0; j < text.Length; j++)
        {
            if (text[..j].Contains(text[j]))
                continue;
            var idf = index.IdfOf(text[j]);
            all += idf;
            var credit = 0f;
            for (var i = 0; i < query.Units.Length && credit < 1; i++)
            {
                if (query.Units[i] != text[j])
                    continue;
                credit = Math.Max(credit, query.Words[i] || Neighbours(query.Units, i, text) ? 1 : Likeness.Alone);
            }

            found += credit * idf;
        }

        return (all, found);
    }

    /// <summary>Fills in what each unit of the query counts as found, and returns the length of the longest common subsequence.</summary>
    private static int Shared(QuestionForm query, ReadOnlySpan<int> text, Span<float> held)
    {
        Span<int> row = stackalloc int[Math.Min(text.Length, QuestionForm.Longest) + 1];
        row.Clear();
        for (var i = 0; i < query.Units.Length; i++)
        {
            held[i] = !text.Contains(query.Units[i]) ? 0
                : query.Words[i] || Neighbours(query.Units, i, text) ? 1
                : Likeness.Alone;
            var diagonal = 0;
            for (var j = 1; j < row.Length; j++)
            {
                var above = row[j];
                row[j] = query.Units[i] == text[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    /// <summary>Whether a unit stands in the text beside a neighbour that it also has in the query.</summary>
    private static bool Neighbours(int[] query, int at, ReadOnlySpan<int> text)
    {
        for (var j = 0; j < text.Length; j++)
        {
            if (text[j] == query[at]
                && ((at > 0 && j > 0 && text[j - 1] == query[at - 1]) || (at + 1 < query.Length && j + 1 < text.Length && text[j + 1] == query[at + 1])))
                return true;
        }

        return false;
    }

    /// <summary>Collects questions in the order of their numbers.</summary>
    internal sealed class Builder
    {
        private readonly ChunkedList<ulong> units = new();
        private readonly List<int> ends = [0];
        private readonly List<QuestionKind> kinds = [];

        /// <summary>Adds the next question.</summary>
        public void Add(string normal, List<TextFeature> features)
        {
            foreach (var feature in features)
            {
                if (feature.Channel == FeatureChannel.Unit)
                    units.Add(feature.Hash);
            }

            ends.Add(units.Count);
            kinds.Add(QuestionKinds.Of(normal));
        }

        /// <summary>Everything added, its units named as in the finished <paramref name="index"/>.</summary>
        public QuestionForms Build(KeywordIndex index)
        {
            var ids = new int[units.Count];
            for (var i = 0; i < ids.Length; i++)
                ids[i] = index.TermOf(units[i])!.Value;
            return new(index, [.. ends], ids, [.. kinds]);
        }
    }
}

/// <summary>A customer's question, unit by unit.</summary>
/// <param name="Units">The units' numbers; below 0 for those that no question of the knowledge holds.</param>
/// <param name="Idf">How much each tells.</param>
/// <param name="Words">Whether each is a whole word; a single Han character seldom is.</param>
/// <param name="Kind">What kind of thing it asks for.</param>
internal sealed record QuestionForm(int[] Units, float[] Idf, bool[] Words, QuestionKind Kind)
{
    /// <summary>How many units are compared at most: what comes after so many is told, not asked.</summary>
    public const int Longest = 96;
}

/// <summary>How alike two questions are; every share is 0 to 1 and weighed by what the units tell.</summary>
/// <param name="OfQuery">The share of the query that the text holds. A Han character among other neighbours counts half: 发烧 and 发票 share one and no meaning.</param>
/// <param name="OfText">The share of the text that the query holds.</param>
/// <param name="Overlap">What both hold among what either holds.</param>
/// <param name="Order">The longest common subsequence, as a share of both lengths.</param>
/// <param name="OtherKind">Whether one asks how and the other how much.</param>
/// <param name="OtherSense">Whether only one of the two is negated.</param>
internal readonly record struct Likeness(float OfQuery, float OfText, float Overlap, float Order, bool OtherKind, bool OtherSense)
{
    /// <summary>What a Han character counts that both hold, but among other neighbours.</summary>
    public const float Alone = 0.5f;

    /// <summary>A question's score, seen closer: 0 to 1.</summary>
    /// <remarks>Weights found on the development parts of LCQMC, BQ and AFQMC together: each of them gains from each of the parts.</remarks>
    /// <param name="keyword">The keyword score, 0 to about 1.</param>
    public float Refine(float keyword) =>
        Math.Max(0, keyword + (0.35f * OfQuery) + (0.35f * Order) + (0.1f * Overlap) - (OtherKind ? 0.05f : 0) - (OtherSense ? 0.08f : 0)) / 1.8f;
}
