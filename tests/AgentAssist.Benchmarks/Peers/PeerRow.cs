using System.Globalization;
using AgentAssist.Retrieval.Evaluation;

namespace AgentAssist.Benchmarks.Peers;

/// <summary>A line of a set's table; rates in percent, times in milliseconds.</summary>
internal sealed record PeerRow(string Name, RetrievalMetrics Metrics, double P50, double P99, double IndexSeconds)
{
    public const string Header = """
        | engine | hit@1 | hit@10 | MRR@10 | p50 ms | p99 ms | index s |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: |
        """;

    /// <summary>Stands behind the name of an engine that ranks better by the mean of an article's best three records.</summary>
    public const string MeanMark = " ³";

    public static PeerRow Of(RetrievalReport report) =>
        new("**AgentAssist**", report.Metrics, report.P50, report.P99, (report.Indexing + report.Learning) / 1000);

    /// <summary>A peer's line, by the way to score articles that puts more right ones first.</summary>
    public static PeerRow Of(PeerRun run, PeerSet set)
    {
        var latencies = run.Answers.Select(answer => answer.Milliseconds).Order().ToList();
        var best = Measure(answer => answer.Best);
        var mean = run.Answers.All(answer => answer.Mean is not null) ? Measure(answer => answer.Mean!) : null;
        var (name, metrics) = mean?.Hit1 > best.Hit1 ? (run.Name + MeanMark, mean) : (run.Name, best);
        return new(name, metrics, RetrievalEvaluation.Percentile(latencies, 50), RetrievalEvaluation.Percentile(latencies, 99), run.IndexSeconds);

        RetrievalMetrics Measure(Func<PeerAnswer, IReadOnlyList<int>> ranking) => RetrievalMetrics.Mean([.. run.Answers.Zip(set.Queries,
            (answer, query) => RetrievalMetrics.Of([.. ranking(answer).Select(article => set.Articles[article].Id)], set.Judgements[query.Id]))]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {Name} | {Metrics.Hit1:0.0} | {Metrics.Hit10:0.0} | {Metrics.Mrr10:0.0} | {P50:0.00} | {P99:0.00} | {IndexSeconds:0.00} |");
}
