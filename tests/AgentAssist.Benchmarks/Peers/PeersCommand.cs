using System.CommandLine;
using AgentAssist.Retrieval;
using AgentAssist.Retrieval.Evaluation;
using Microsoft.Extensions.Options;

namespace AgentAssist.Benchmarks.Peers;

/// <summary><c>peers</c>: our retrieval and others' over the same collections, in one run.</summary>
internal static class PeersCommand
{
    private const string Ours = "ours";
    private static readonly string[] OfNode = ["minisearch", "wink", "nlpjs"];
    private static readonly string[] Engines = [Ours, "lucene", "fts5", .. OfNode];

    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "The folder of the sets, each a folder with corpus.jsonl, queries.jsonl and qrels.tsv.",
        Required = true,
    };

    private static readonly Option<string?> Sets = new("--sets") { Description = "Names of sets, with commas between them; without it, all." };
    private static readonly Option<string?> Only = new("--only")
    {
        Description = $"Engines, with commas between them, of {string.Join(", ", Engines)}; without it, all.",
    };

    public static Task<int> RunAsync(string[] arguments)
    {
        RootCommand root = new("Measures our retrieval beside other libraries.");
        Command command = new("peers", "Index each set with every engine, ask every query, and print a table a set.") { Data, Sets, Only };
        command.SetAction((result, cancellationToken) => ExecuteAsync(result, cancellationToken));
        root.Add(command);
        return root.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var data = arguments.GetRequiredValue(Data).FullName;
        var folders = Directory.Exists(data) ? Folders(data, arguments.GetValue(Sets)) : [];
        var engines = Split(arguments.GetValue(Only)) ?? Engines;
        var problem = folders.Select(PeerSet.FilesIn).SelectMany(files => new[] { files.Corpus, files.Queries, files.Qrels })
            .Where(path => !File.Exists(path)).Select(path => $"There is no file {path}.")
            .Concat(engines.Except(Engines).Select(engine => $"There is no engine \"{engine}\", only {string.Join(", ", Engines)}."))
            .FirstOrDefault() ?? (folders.Length == 0 ? $"There are no sets in {data}." : null);
        if (problem is not null)
        {
            await Console.Error.WriteLineAsync(problem);
            return 2;
        }

        var installed = engines.Intersect(OfNode).Any() ? await InstallAsync(cancellationToken) : null;
        foreach (var folder in folders)
            await CompareAsync(await PeerSet.LoadAsync(folder, cancellationToken), engines, installed, cancellationToken);
        return 0;
    }

    /// <summary>Where the libraries of npm are, or <see langword="null"/> where they cannot be had.</summary>
    private static async Task<string?> InstallAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await NodeFolder.InstallAsync(cancellationToken);
        }
        catch (NodeException missing)
        {
            await Console.Error.WriteLineAsync($"The rows of {string.Join(", ", OfNode)} are left out. {missing.Message}");
            return null;
        }
    }

    private static async Task CompareAsync(PeerSet set, string[] engines, string? installed, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync(FormattableString.Invariant(
            $"\n### {set.Name} ({set.Articles.Count:N0} articles, {set.Records.Count:N0} records, {set.Queries.Count:N0} queries)\n\n{PeerRow.Header}"));
        if (engines.Contains(Ours))
        {
            var report = await new RetrievalEvaluation(new ShippedOptions(), TimeProvider.System).RunAsync(set.Files, run: null, cancellationToken);
            await Console.Out.WriteLineAsync(PeerRow.Of(report).ToString());
        }

        if (engines.Contains("lucene"))
            await PrintAsync(set, InProcess(new LucenePeer(set.IsChinese), set, cancellationToken));
        if (engines.Contains("fts5"))
            await PrintAsync(set, InProcess(new Fts5Peer(set.IsChinese), set, cancellationToken));
        if (installed is null)
            return;
        foreach (var peer in NodePeer.For(set).Where(peer => engines.Contains(peer.Library)))
        {
            try
            {
                await PrintAsync(set, await peer.RunAsync(installed, set, cancellationToken));
            }
            catch (NodeException failed)
            {
                await Console.Error.WriteLineAsync($"The row of {peer.Name} is left out. {failed.Message}");
            }
        }
    }

    private static PeerRun InProcess(IPeer peer, PeerSet set, CancellationToken cancellationToken)
    {
        using (peer)
            return InProcessPeers.Run(peer, set, cancellationToken);
    }

    private static async Task PrintAsync(PeerSet set, PeerRun run)
    {
        await Console.Out.WriteLineAsync(PeerRow.Of(run, set).ToString());
        var empty = run.Answers.Count(answer => answer.Best.Count == 0);
        if (2 * empty > run.Answers.Count)
        {
            await Console.Error.WriteLineAsync(
                $"Warning: {run.Name} found nothing for {empty} of {run.Answers.Count} queries of {set.Name}; its settings hardly fit.");
        }
    }

    private static string[] Folders(string data, string? names) =>
        Split(names)?.Select(name => Path.Combine(data, name)).ToArray() ?? [.. Directory.GetDirectories(data).Order(StringComparer.Ordinal)];

    private static string[]? Split(string? names) => names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private sealed class ShippedOptions : IOptionsMonitor<RetrievalOptions>
    {
        public RetrievalOptions CurrentValue { get; } = new();

        public RetrievalOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<RetrievalOptions, string?> listener) => null;
    }
}
