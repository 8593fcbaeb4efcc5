using System.Runtime.CompilerServices;
using AgentAssist.Identity;

namespace AgentAssist.Knowledge;

/// <summary>Brings files and folders into the knowledge: packs, single articles (<c>.md</c>) and JSON lines (<c>.jsonl</c>).</summary>
public sealed class KnowledgeImporter(KnowledgeStore store)
{
    private const string NoPack = "imported";
    private const int Batch = 2_000;

    /// <summary>Imports everything that can be read and reports the rest, by file and line.</summary>
    /// <param name="caller">On whose behalf.</param>
    /// <param name="paths">Files and folders.</param>
    /// <param name="pack">The pack for everything; <see langword="null"/> for the files' own, or the file's or folder's name where they have none.</param>
    /// <param name="progress">Told how many articles have been read so far.</param>
    /// <param name="cancellationToken">Stops between two batches; what was stored stays.</param>
    /// <exception cref="AccessDeniedException">The caller is neither trainer nor administrator.</exception>
    public async Task<ImportReport> ImportAsync(
        Caller caller, IReadOnlyList<string> paths, string? pack, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Trainer, Role.Admin);
        List<KnowledgeProblem> problems = [];
        List<Imported> waiting = [];
        Dictionary<string, Imported> first = new(StringComparer.Ordinal);
        var (saved, read) = (new SaveReport(0, 0, 0), 0);
        foreach (var path in paths)
        {
            await foreach (var imported in ReadAsync(path, pack, problems, cancellationToken))
            {
                if (!first.TryAdd($"{imported.Article.Pack}/{imported.Article.Id}", imported))
                {
                    var earlier = first[$"{imported.Article.Pack}/{imported.Article.Id}"];
                    problems.Add(new(imported.File, imported.Line, ProblemSeverity.Error, "id.duplicate", $"The id '{imported.Article.Id}' is already that of {earlier.File}:{earlier.Line}; this one is left out."));
                    continue;
                }

                waiting.Add(imported);
                progress?.Report(++read);
                if (waiting.Count == Batch)
                    await StoreAsync();
            }
        }

        await StoreAsync();
        return new(saved, problems);

        async Task StoreAsync()
        {
            saved += await store.SaveAsync(caller, await BesideOthersAsync(waiting, problems, cancellationToken), cancellationToken);
            waiting.Clear();
        }
    }

    /// <summary>A row's id may be another pack's article: numbers are in every collection. Then the pack's name goes before it.</summary>
    private async Task<IReadOnlyList<ArticleChange>> BesideOthersAsync(List<Imported> waiting, List<KnowledgeProblem> problems, CancellationToken cancellationToken)
    {
        var packs = await store.PacksAsync([.. waiting.Where(imported => imported.IsRow).Select(imported => imported.Article.Id)], cancellationToken);
        List<ArticleChange> changes = [];
        foreach (var imported in waiting)
        {
            var article = imported.Article;
            if (imported.IsRow && packs.TryGetValue(article.Id, out var owner) && owner != article.Pack)
            {
                var id = ArticleId.From($"{article.Pack}-{article.Id}");
                problems.Add(new(imported.File, imported.Line, ProblemSeverity.Warning, "id.taken", $"The id '{article.Id}' belongs to the pack '{owner}'; the row is stored as '{id}'."));
                article = article with { Id = id };
            }

            changes.Add(new(article));
        }

        return changes;
    }

    private static IAsyncEnumerable<Imported> ReadAsync(string path, string? pack, List<KnowledgeProblem> problems, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            return ReadFolderAsync(path, pack, problems, cancellationToken);
        if (!File.Exists(path))
            return Refuse("file.missing", "There is no such file or folder.");
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".md" => ReadMarkdownAsync(path, pack, problems, cancellationToken),
            ".jsonl" or ".json" or ".ndjson" => ReadRowsAsync(path, pack ?? PackOf(Path.GetFileNameWithoutExtension(path)), problems, cancellationToken),
            var other => Refuse("file.kind", $"Files of the kind '{other}' cannot be imported; use .md or .jsonl."),
        };

        IAsyncEnumerable<Imported> Refuse(string code, string message)
        {
            problems.Add(new(path, 0, ProblemSeverity.Error, code, message));
            return AsyncEnumerable.Empty<Imported>();
        }
    }

    private static async IAsyncEnumerable<Imported> ReadFolderAsync(
        string folder, string? pack, List<KnowledgeProblem> problems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = await PackReader.ReadAsync(folder, cancellationToken);
        problems.AddRange(reading.Problems);
        foreach (var filed in reading.Articles)
            yield return new(pack is null ? filed.Article : filed.Article with { Pack = pack }, filed.File, filed.LineOf("id"), IsRow: false);
        if (PackReader.Packs(folder).Any())
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".md" or ".jsonl").Order(StringComparer.Ordinal))
        {
            await foreach (var imported in ReadAsync(file, pack ?? PackOf(Path.GetFileName(Path.GetFullPath(folder))), problems, cancellationToken))
                yield return imported;
        }
    }

    private static async IAsyncEnumerable<Imported> ReadMarkdownAsync(
        string file, string? pack, List<KnowledgeProblem> problems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "pack.yaml");
        var info = File.Exists(beside) ? PackReader.ReadPack(beside, problems) : null;
        if (info is null && File.Exists(beside))
            yield break;
        var reading = await ArticleReader.ReadFileAsync(file, info ?? PackInfo.Named(NoPack, Locales.Chinese), cancellationToken);
        problems.AddRange(reading.Problems);
        if (reading.Article is not { } article)
            yield break;
        article = article with { Pack = pack ?? article.Pack, Locale = info?.Locale ?? Locales.Of($"{article.Title}{article.Reply}{article.Body}") };
        yield return new(article, file, reading.Lines.GetValueOrDefault("id", 1), IsRow: false);
    }

    private static async IAsyncEnumerable<Imported> ReadRowsAsync(
        string file, string pack, List<KnowledgeProblem> problems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<(string Given, string Id, int Line)> renamed = [];
        await using var rows = JsonLinesReader.ReadAsync(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync())
        {
            var (reading, line) = rows.Current;
            problems.AddRange(reading.Problems);
            if (reading.Article is not { } article)
                continue;
            var id = ArticleId.From(article.Id);
            if (id != article.Id)
                renamed.Add((article.Id, id, line));
            yield return new(article with { Id = id, Pack = pack }, file, line, IsRow: true);
        }

        // One report for all: a collection whose ids have capitals would drown what matters.
        if (renamed is [var one, ..])
            problems.Add(new(file, one.Line, ProblemSeverity.Warning, "id.renamed", FormattableString.Invariant($"{renamed.Count:N0} ids are not made of a-z, 0-9 and '-' alone; the first, \"{one.Given}\", became '{one.Id}'.")));

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await rows.MoveNextAsync();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                problems.Add(new(file, 0, ProblemSeverity.Error, "file.unreadable", $"The file cannot be read: {problem.Message}"));
                return false;
            }
        }
    }

    private static string PackOf(string name) => ArticleId.Slug(name) is { Length: > 0 } slug ? slug : NoPack;

    /// <param name="Article">The article.</param>
    /// <param name="File">Where it came from.</param>
    /// <param name="Line">And on which line.</param>
    /// <param name="IsRow">Whether it was a row of a collection, whose ids count within the collection alone.</param>
    private sealed record Imported(Article Article, string File, int Line, bool IsRow);
}

/// <summary>What an import did, and what it could not read.</summary>
public sealed record ImportReport(SaveReport Saved, IReadOnlyList<KnowledgeProblem> Problems);
