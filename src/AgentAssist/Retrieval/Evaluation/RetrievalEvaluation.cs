using System.Globalization;
using AgentAssist.Knowledge;
using Microsoft.Extensions.Options;

namespace AgentAssist.Retrieval.Evaluation;

/// <summary>Indexes a collection with the code and settings of the server, asks every question, and compares with the judgements.</summary>
internal sealed class RetrievalEvaluation(IOptionsMonitor<RetrievalOptions> options, TimeProvider time)
{
    /// <summary>How many articles a ranking holds.</summary>
    public const int Depth = 10;

    private const int WarmUp = 200;

    /// <summary>Runs a collection.</summary>
    /// <param name="files">Where the collection lies.</param>
    /// <param name="run">Where the rankings go in TREC's form, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="BeirFormatException">A row is malformed, or the files hold no question with a judgement.</exception>
    public async Task<RetrievalReport> RunAsync(BeirFiles files, TextWriter? run, CancellationToken cancellationToken)
    {
        var articles = await BeirCorpus.ReadArticlesAsync(files.Corpus, cancellationToken).ToListAsync(cancellationToken);
        var judgements = await BeirCorpus.ReadQrelsAsync(files.Qrels, cancellationToken);
        var queries = await BeirCorpus.ReadQueriesAsync(files.Queries, cancellationToken)
            .Where(query => judgements.TryGetValue(query.Id, out var grades) && grades.Count > 0)
            .ToListAsync(cancellationToken);
        if (queries.Count == 0)
            throw new InvalidDataException($"No question of {files.Queries} has a relevant document in {files.Qrels}.");

        HybridRetriever retriever = new(() => Vocabulary.Empty, options);
        var started = time.GetTimestamp();
        retriever.Load(articles, version: 1);
        var indexing = time.GetElapsedTime(started);
        started = time.GetTimestamp();
        retriever.Learn(time.GetUtcNow(), Environment.ProcessorCount, cancellationToken);
        var learning = time.GetElapsedTime(started);

        var now = time.GetUtcNow();
        SearchQuery Ask(BeirQuery query) => new(query.Text) { At = now, Limit = Depth };
        // The first questions only compile the code: a server answers thousands between restarts.
        foreach (var query in queries.Take(WarmUp))
            await retriever.SearchAsync(Ask(query), cancellationToken);

        List<RetrievalMetrics> metrics = new(queries.Count);
        List<double> latencies = new(queries.Count);
        foreach (var query in queries)
        {
            started = time.GetTimestamp();
            var result = await retriever.SearchAsync(Ask(query), cancellationToken);
            latencies.Add(time.GetElapsedTime(started).TotalMilliseconds);
            metrics.Add(RetrievalMetrics.Of([.. result.Articles.Select(found => found.Article.Id)], judgements[query.Id]));
            if (run is not null)
                await WriteAsync(run, query.Id, result);
        }

        latencies.Sort();
        return new(RetrievalMetrics.Mean(metrics), Percentile(latencies, 50), Percentile(latencies, 99), indexing.TotalMilliseconds, learning.TotalMilliseconds);
    }

    /// <summary>The value that <paramref name="percent"/> percent of <paramref name="sorted"/> do not exceed (nearest rank).</summary>
    internal static double Percentile(List<double> sorted, int percent) =>
        sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];

    private static async Task WriteAsync(TextWriter run, string query, SearchResult result)
    {
        for (var i = 0; i < result.Articles.Count; i++)
        {
            // The first carries the confidence; the others the same share of it that they have of the best score, so that the order holds.
            var score = result.Confidence * result.Articles[i].Score / Math.Max(result.Articles[0].Score, 1e-9);
            await run.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{query} Q0 {result.Articles[i].Article.Id} {i + 1} {score:F6} agentassist"));
        }
    }
}

/// <summary>Where a collection lies.</summary>
internal sealed record BeirFiles(string Corpus, string Queries, string Qrels);

/// <summary>What an evaluation measured; times in milliseconds.</summary>
internal sealed record RetrievalReport(RetrievalMetrics Metrics, double P50, double P99, double Indexing, double Learning);
