namespace AgentAssist.Retrieval.Evaluation;

/// <summary>How good rankings are, averaged over questions; rates in percent.</summary>
/// <param name="Queries">How many questions had a judgement.</param>
/// <param name="Hit1">Questions with a relevant article first.</param>
/// <param name="Hit5">Questions with a relevant article among the first five.</param>
/// <param name="Hit10">Questions with a relevant article among the first ten.</param>
/// <param name="Mrr10">Mean of 1 / rank of the first relevant article among the first ten.</param>
/// <param name="Ndcg10">Normalised discounted cumulative gain over the first ten, gain 2^grade - 1.</param>
/// <param name="Recall10">Mean share of the relevant articles that are among the first ten.</param>
internal sealed record RetrievalMetrics(int Queries, double Hit1, double Hit5, double Hit10, double Mrr10, double Ndcg10, double Recall10)
{
    private const int Depth = 10;

    /// <summary>The figures for one question's ranking.</summary>
    /// <param name="ranking">Document ids, best first.</param>
    /// <param name="grades">The relevant documents; every grade is above 0.</param>
    public static RetrievalMetrics Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades)
    {
        var (first, found, gain) = (0, 0, 0.0);
        for (var rank = 1; rank <= Math.Min(Depth, ranking.Count); rank++)
        {
            if (!grades.TryGetValue(ranking[rank - 1], out var grade))
                continue;
            found++;
            gain += Gain(grade, rank);
            if (first == 0)
                first = rank;
        }

        var ideal = grades.Values.OrderDescending().Take(Depth).Select((grade, i) => Gain(grade, i + 1)).Sum();
        double Within(int depth) => first > 0 && first <= depth ? 100 : 0;
        return new(1, Within(1), Within(5), Within(Depth), first == 0 ? 0 : 100.0 / first, 100 * gain / ideal, 100.0 * found / grades.Count);
    }

    /// <summary>The mean over questions.</summary>
    public static RetrievalMetrics Mean(IReadOnlyCollection<RetrievalMetrics> each) => each.Count == 0
        ? new(0, 0, 0, 0, 0, 0, 0)
        : new(each.Count, each.Average(m => m.Hit1), each.Average(m => m.Hit5), each.Average(m => m.Hit10),
            each.Average(m => m.Mrr10), each.Average(m => m.Ndcg10), each.Average(m => m.Recall10));

    private static double Gain(int grade, int rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 1);
}
