using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentAssist.Retrieval;
using AgentAssist.Retrieval.Evaluation;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary><c>eval retrieval</c>: how well a collection with judgements is searched.</summary>
internal static class EvalRetrievalCommand
{
    private static readonly Option<FileInfo> Corpus = File("--corpus", "corpus.jsonl: {\"_id\", \"title\", \"text\", \"questions\"?} a line");
    private static readonly Option<FileInfo> Queries = File("--queries", "queries.jsonl: {\"_id\", \"text\"} a line");
    private static readonly Option<FileInfo> Qrels = File("--qrels", "qrels.tsv: query-id, corpus-id, score, with a header line");
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };
    private static readonly Option<FileInfo?> Run = new("--run") { Description = "Write the ranking in TREC form, the confidence as score." };

    /// <summary>The command; <paramref name="options"/> are those of the server.</summary>
    public static Command Create(Func<IOptionsMonitor<RetrievalOptions>> options)
    {
        Command command = new("retrieval", "Index a corpus in memory, ask every query, and print how often the right article comes first.")
        {
            Corpus, Queries, Qrels, Json, Run,
        };
        command.SetAction((result, cancellationToken) => ExecuteAsync(result, options(), cancellationToken));
        return command;
    }

    private static async Task<int> ExecuteAsync(ParseResult arguments, IOptionsMonitor<RetrievalOptions> options, CancellationToken cancellationToken)
    {
        var error = arguments.InvocationConfiguration.Error;
        BeirFiles files = new(Path(arguments, Corpus), Path(arguments, Queries), Path(arguments, Qrels));
        foreach (var path in new[] { files.Corpus, files.Queries, files.Qrels }.Where(path => !System.IO.File.Exists(path)))
        {
            await error.WriteLineAsync($"There is no file {path}.");
            return 2;
        }

        try
        {
            await using var run = arguments.GetValue(Run) is { } file ? new StreamWriter(file.FullName) : null;
            var report = await new RetrievalEvaluation(options, TimeProvider.System).RunAsync(files, run, cancellationToken);
            await arguments.InvocationConfiguration.Output.WriteLineAsync(arguments.GetValue(Json) ? AsJson(report) : AsText(report));
            return 0;
        }
        catch (Exception fault) when (fault is BeirFormatException or InvalidDataException or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static string AsJson(RetrievalReport report) => JsonSerializer.Serialize(new
    {
        queries = report.Metrics.Queries,
        hit1 = Math.Round(report.Metrics.Hit1, 2),
        hit5 = Math.Round(report.Metrics.Hit5, 2),
        hit10 = Math.Round(report.Metrics.Hit10, 2),
        mrr10 = Math.Round(report.Metrics.Mrr10, 2),
        ndcg10 = Math.Round(report.Metrics.Ndcg10, 2),
        recall10 = Math.Round(report.Metrics.Recall10, 2),
        p50Ms = Math.Round(report.P50, 3),
        p99Ms = Math.Round(report.P99, 3),
        indexMs = Math.Round(report.Indexing, 1),
        learnMs = Math.Round(report.Learning, 1),
    });

    private static string AsText(RetrievalReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        queries    {report.Metrics.Queries}
        hit@1      {report.Metrics.Hit1:F2} %
        hit@5      {report.Metrics.Hit5:F2} %
        hit@10     {report.Metrics.Hit10:F2} %
        MRR@10     {report.Metrics.Mrr10:F2} %
        nDCG@10    {report.Metrics.Ndcg10:F2} %
        recall@10  {report.Metrics.Recall10:F2} %
        p50        {report.P50:F3} ms
        p99        {report.P99:F3} ms
        indexing   {report.Indexing:F1} ms
        learning   {report.Learning:F1} ms
        """);

    private static string Path(ParseResult arguments, Option<FileInfo> option) => arguments.GetRequiredValue(option).FullName;

    private static Option<FileInfo> File(string name, string description) => new(name) { Description = description, Required = true };
}
