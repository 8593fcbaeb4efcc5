using System.Text.RegularExpressions;
using AgentAssist.Identity;

namespace AgentAssist.Knowledge;

/// <summary>Brings files and folders into the knowledge: packs, single articles (<c>.md</c>) and JSON lines (<c>.jsonl</c>).</summary>
public sealed partial class KnowledgeImporter(KnowledgeStore store)
{
    private const int Batch = 2_000;

    /// <summary>Imports everything that can be read and reports the rest, by file and line.</summary>
    /// <param name="caller">On whose behalf.</param>
    /// <param name="paths">Files and folders.</param>
    /// <param name="pack">The pack for what belongs to none; <see langword="null"/> for the file's or folder's own name.</param>
    /// <param name="progress">Told how many articles have been read so far.</param>
    /// <param name="cancellationToken">Stops between two batches; what was stored stays.</param>
    public async Task<ImportReport> ImportAsync(
        Caller caller, IReadOnlyList<string> paths, string? pack, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        List<KnowledgeProblem> problems = [];
        List<ArticleChange> waiting = [];
        var (saved, read) = (new SaveReport(0, 0, 0), 0);
        foreach (var path in paths)
        {
            await foreach (var article in ReadAsync(path, pack, problems, cancellationToken))
            {
                waiting.Add(new ArticleChange(article));
                progress?.Report(++read);
                if (waiting.Count == Batch)
                    await StoreAsync();
            }
        }

        await StoreAsync();
        return new(saved, problems);

        async Task StoreAsync()
        {
            saved += await store.SaveAsync(caller, waiting, cancellationToken);
            waiting.Clear();
        }
    }

    private static IAsyncEnumerable<Article> ReadAsync(string path, string? pack, List<KnowledgeProblem> problems, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
            return ReadFolderAsync(path, pack, problems, cancellationToken);
        if (!File.Exists(path))
            return Refuse("file.missing", "There is no such file or folder.");
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".md" => ReadMarkdownAsync(path, pack, problems, cancellationToken),
            ".jsonl" or ".json" or ".ndjson" => ReadJsonLinesAsync(path, pack ?? Slug(Path.GetFileNameWithoutExtension(path)), problems, cancellationToken),
            var other => Refuse("file.kind", $"Files of the kind '{other}' cannot be imported; use .md or .jsonl."),
        };

        IAsyncEnumerable<Article> Refuse(string code, string message)
        {
            problems.Add(new(path, 0, ProblemSeverity.Error, code, message));
            return AsyncEnumerable.Empty<Article>();
        }
    }

    private static async IAsyncEnumerable<Article> ReadFolderAsync(
        string folder, string? pack, List<KnowledgeProblem> problems, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = await PackReader.ReadAsync(folder, cancellationToken);
        problems.AddRange(reading.Problems);
        foreach (var filed in reading.Articles)
            yield return pack is null ? filed.Article : filed.Article with { Pack = pack };
        if (PackReader.Packs(folder).Any())
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".md" or ".jsonl").Order(StringComparer.Ordinal))
        {
            await foreach (var article in ReadAsync(file, pack ?? Slug(Path.GetFileName(Path.GetFullPath(folder))), problems, cancellationToken))
                yield return article;
        }
    }

    private static async IAsyncEnumerable<Article> ReadMarkdownAsync(
        string file, string? pack, List<KnowledgeProblem> problems, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "pack.yaml");
        var info = File.Exists(beside) ? PackReader.ReadPack(beside, problems) : null;
        var reading = await ArticleReader.ReadFileAsync(file, info ?? PackInfo.Named(pack ?? "imported", Locales.Chinese), cancellationToken);
        problems.AddRange(reading.Problems);
        if (reading.Article is { } article)
            yield return info is not null && pack is null ? article : article with { Pack = pack ?? "imported", Locale = info?.Locale ?? Locales.Of(article.Title + article.Body) };
    }

    private static async IAsyncEnumerable<Article> ReadJsonLinesAsync(
        string file, string pack, List<KnowledgeProblem> problems, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, string> owners = [];
        await foreach (var (reading, line) in JsonLinesReader.ReadAsync(file, cancellationToken))
        {
            problems.AddRange(reading.Problems);
            if (reading.Article is not { } article)
                continue;

            // Ids of one file are unique; prefixed by their pack they stay so beside everybody else's.
            var id = Slug($"{pack}-{article.Id}");
            if (!owners.TryAdd(id, article.Id))
            {
                problems.Add(new(file, line, ProblemSeverity.Error, "id.duplicate", $"The ids \"{article.Id}\" and \"{owners[id]}\" both become '{id}'; this row is left out."));
                continue;
            }

            yield return article with { Id = id, Pack = pack };
        }
    }

    /// <summary>An id made of any text: lower case, everything but letters and digits a dash.</summary>
    internal static string Slug(string text)
    {
        var slug = NoIdCharacter().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return slug.Length switch { 0 => "imported", > 80 => slug[..80], _ => slug };
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NoIdCharacter();
}

/// <summary>What an import did, and what it could not read.</summary>
public sealed record ImportReport(SaveReport Saved, IReadOnlyList<KnowledgeProblem> Problems);
