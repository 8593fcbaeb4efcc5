using System.Runtime.CompilerServices;

namespace AgentAssist.Retrieval;

/// <summary>An inverted index in memory that scores with BM25. Immutable, thread-safe.</summary>
/// <remarks>
/// Channels are scored apart, each with its own lengths, and added by the recipe's weights. What a posting contributes is computed when the
/// index is built, so a query only adds numbers up, one term at a time.
/// </remarks>
internal sealed class KeywordIndex
{
    /// <summary>How often a repeated query word counts at most: customers repeat themselves for emphasis, not for meaning.</summary>
    private const int QueryFrequencyCap = 2;

    private readonly KeywordRecipe recipe;
    private readonly Dictionary<ulong, int> terms;
    private readonly int[] starts;
    private readonly int[] documents;
    private readonly float[] impacts;
    private readonly float[] idf;

    internal KeywordIndex(
        KeywordRecipe recipe, int count, int measured, Dictionary<ulong, int> terms, float[] idf, int[] starts, int[] documents, float[] impacts, float[] averageLengths)
    {
        this.idf = idf;
        this.recipe = recipe;
        Count = count;
        Measured = measured;
        this.terms = terms;
        this.starts = starts;
        this.documents = documents;
        this.impacts = impacts;
        AverageLengths = averageLengths;
    }

    /// <summary>How many documents it holds.</summary>
    public int Count { get; }

    /// <summary>How many documents its word counts come from.</summary>
    public int Measured { get; }

    /// <summary>The documents' mean length by channel.</summary>
    public float[] AverageLengths { get; }

    /// <summary>Adds each document's score to <paramref name="scores"/>, which holds at least <see cref="Count"/> numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(ReadOnlySpan<QueryTerm> query, Span<float> scores)
    {
        foreach (var term in query)
        {
            if (!terms.TryGetValue(term.Hash, out var id))
                continue;
            var (from, to) = (starts[id], starts[id + 1]);
            var postings = documents.AsSpan(from, to - from);
            var impact = impacts.AsSpan(from, to - from);
            for (var i = 0; i < postings.Length; i++)
                scores[postings[i]] += term.Frequency * impact[i];
        }
    }

    /// <summary>The distinct terms of a question, their frequency capped. Channels without weight are left out.</summary>
    public QueryTerm[] Query(List<TextFeature> features)
    {
        Dictionary<TextFeature, int> counts = new(features.Count);
        foreach (var feature in features)
        {
            if (recipe[feature.Channel] > 0)
                counts[feature] = Math.Min(QueryFrequencyCap, counts.GetValueOrDefault(feature) + 1);
        }

        return [.. counts.Select(pair => new QueryTerm(pair.Key.Hash, pair.Key.Channel, pair.Value))];
    }

    /// <summary>The score that a document saying just what the query says would have: what a score is divided by to mean "how much of the question".</summary>
    /// <param name="query">The query.</param>
    /// <param name="asPassage">
    /// Compare with a passage of average length that holds every term once, instead of with a question of the query's own length.
    /// </param>
    public float SelfScore(ReadOnlySpan<QueryTerm> query, bool asPassage)
    {
        Span<float> lengths = stackalloc float[TextFeatures.Channels];
        foreach (var term in query)
            lengths[(int)term.Channel] += term.Frequency;
        var score = 0f;
        foreach (var term in query)
        {
            var average = AverageLengths[(int)term.Channel];
            var relative = asPassage || average == 0 ? 1 : lengths[(int)term.Channel] / average;
            var impact = KeywordIndexBuilder.Impact(recipe, term.Channel, Idf(term.Hash), asPassage ? 1 : term.Frequency, relative);
            score += term.Frequency * impact;
        }

        return score;
    }

    /// <summary>Whether a document holds a term.</summary>
    public bool Holds(int document, ulong term) =>
        terms.TryGetValue(term, out var id) && documents.AsSpan(starts[id], starts[id + 1] - starts[id]).BinarySearch(document) >= 0;

    /// <summary>Whether one of the documents from <paramref name="from"/> to before <paramref name="to"/> holds a term.</summary>
    public bool HoldsAny(int from, int to, ulong term)
    {
        if (from >= to || !terms.TryGetValue(term, out var id))
            return false;
        var postings = documents.AsSpan(starts[id], starts[id + 1] - starts[id]);
        var at = postings.BinarySearch(from);
        at = at < 0 ? ~at : at;
        return at < postings.Length && postings[at] < to;
    }

    /// <summary>A term's number, or <see langword="null"/> where no document holds it.</summary>
    public int? TermOf(ulong term) => terms.TryGetValue(term, out var id) ? id : null;

    /// <summary>How much the term of a number tells.</summary>
    public float IdfOf(int term) => idf[term];

    /// <summary>How much a term tells: the fewer documents hold it, the more.</summary>
    public float Idf(ulong term) => terms.TryGetValue(term, out var id) ? idf[id] : CommonWords.Default.Idf(term, 0, Measured);
}

/// <summary>A distinct term of a query and how often it counts.</summary>
internal readonly record struct QueryTerm(ulong Hash, FeatureChannel Channel, int Frequency);
