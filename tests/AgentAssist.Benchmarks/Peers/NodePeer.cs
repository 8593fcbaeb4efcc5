using System.Text.Json;

namespace AgentAssist.Benchmarks.Peers;

/// <summary>A library from npm, each run in a process of its own.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Library">What the script calls it.</param>
/// <param name="Tokens">How text is cut.</param>
internal sealed record NodePeer(string Name, string Library, string Tokens)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>The libraries that fit a set: an intent classifier needs questions to learn from.</summary>
    public static IEnumerable<NodePeer> For(PeerSet set)
    {
        string[] cuts = set.IsChinese ? ["jieba", "bigrams"] : ["porter2"];
        foreach (var cut in cuts)
            yield return new($"minisearch, {cut}", "minisearch", cut);
        foreach (var cut in cuts)
            yield return new($"wink-bm25-text-search, {cut}", "wink", cut);
        if (set.HasQuestions)
            yield return new("@nlpjs/nlp, rate 0.02", "nlpjs", "none");
    }

    /// <param name="installed">The folder with the script and its libraries.</param>
    /// <param name="set">The collection.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="NodeException">The library failed.</exception>
    public async Task<PeerRun> RunAsync(string installed, PeerSet set, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("agentassist-peers-").FullName;
        try
        {
            await WriteAsync(Path.Combine(data, "records.jsonl"), set.Records, cancellationToken);
            await WriteAsync(Path.Combine(data, "queries.jsonl"), set.Queries.Select(query => query.Text), cancellationToken);
            string[] arguments = ["peers.mjs", Library, set.IsChinese ? "zh" : "en", Tokens, data];
            var lines = await NodeFolder.RunAsync("node", arguments, installed, cancellationToken);
            var indexing = JsonSerializer.Deserialize<Indexed>(lines[0], Format)!;
            return new(Name, indexing.IndexSeconds, [.. lines.Skip(1).Select(Answer)]);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static PeerAnswer Answer(string line)
    {
        var answer = JsonSerializer.Deserialize<Answered>(line, Format)!;
        return new(answer.Ms, answer.Best, answer.Mean);
    }

    private static Task WriteAsync<T>(string path, IEnumerable<T> rows, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(path, rows.Select(row => JsonSerializer.Serialize(row, Format)), cancellationToken);

    private sealed record Indexed(double IndexSeconds);

    private sealed record Answered(double Ms, int[] Best, int[]? Mean);
}
