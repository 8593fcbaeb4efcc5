namespace AgentAssist.Knowledge;

/// <summary>What the articles of one folder share.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Locale">The articles' language.</param>
/// <param name="Business">The business that it belongs to.</param>
/// <param name="Zone">Whose days the periods of validity count.</param>
public sealed record PackInfo(string Id, string Name, string Locale, string Business, TimeZoneInfo Zone)
{
    /// <summary>The zone of packs that name none.</summary>
    public const string DefaultZone = "Asia/Shanghai";

    /// <summary>A pack of which only the id is known.</summary>
    public static PackInfo Named(string id, string locale) => new(id, id, locale, "", TimeZoneInfo.FindSystemTimeZoneById(DefaultZone));
}

/// <summary>The articles of some packs, and what is wrong with their files.</summary>
public sealed record KnowledgeReading(IReadOnlyList<FiledArticle> Articles, IReadOnlyList<KnowledgeProblem> Problems);

/// <summary>An article and the file it came from.</summary>
public sealed record FiledArticle(Article Article, string File)
{
    /// <summary>The line of each key of its front matter.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>The line of a key, or the file's first.</summary>
    public int LineOf(string key) => Lines.GetValueOrDefault(key, 1);
}

/// <summary>Reads packs: a folder with <c>pack.yaml</c> and one article a file, or a folder of such folders.</summary>
public static class PackReader
{
    private const string PackFile = "pack.yaml";
    private static readonly string[] Keys = ["id", "name", "locale", "business", "zone"];

    /// <summary>Reads every pack at or below <paramref name="folder"/>. What is malformed is reported; the rest is read.</summary>
    public static async Task<KnowledgeReading> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        List<FiledArticle> articles = [];
        List<KnowledgeProblem> problems = [.. Strays(folder)];
        Dictionary<string, string> packs = [];
        foreach (var pack in Packs(folder))
        {
            var packFile = Path.Combine(pack, PackFile);
            if (ReadPack(packFile, problems) is not { } info)
                continue;
            if (!packs.TryAdd(info.Id, packFile))
                problems.Add(new(packFile, 1, ProblemSeverity.Error, "pack.duplicate", $"The pack's id '{info.Id}' is already that of {packs[info.Id]}; give each pack its own."));
            foreach (var file in Directory.EnumerateFiles(pack, "*.md").Order(StringComparer.Ordinal))
            {
                var reading = await ArticleReader.ReadFileAsync(file, info, cancellationToken);
                problems.AddRange(reading.Problems);
                if (reading.Article is { } article)
                    articles.Add(new(article, file) { Lines = reading.Lines });
            }
        }

        return new(WithoutDuplicates(articles, problems), problems);
    }

    /// <summary>The folders of the packs at or below <paramref name="folder"/>.</summary>
    public static IEnumerable<string> Packs(string folder) =>
        !Directory.Exists(folder) ? []
        : File.Exists(Path.Combine(folder, PackFile)) ? [folder]
        : Candidates(folder).Where(inner => File.Exists(Path.Combine(inner, PackFile)));

    /// <summary>Reads <c>pack.yaml</c>; <see langword="null"/> where it cannot be used.</summary>
    public static PackInfo? ReadPack(string path, List<KnowledgeProblem> problems)
    {
        var before = problems.Count;
        var (text, unreadable) = TextFile.Read(path);
        if (unreadable is not null)
            problems.Add(unreadable);
        if (text is null || FrontMatter.Read(TextFile.Plain(text), path, 1, Keys, problems, "pack") is not { } front)
            return null;
        var (id, locale, zoneName) = (front.Word("id"), front.Word("locale"), front.Word("zone") ?? PackInfo.DefaultZone);
        if (!ArticleReader.IsId(id ?? ""))
            front.Error("id", "id.pattern", $"The pack's id '{id}' must be 1 to 80 characters of a-z, 0-9 and '-'.");
        if (!Locales.IsKnown(locale))
            front.Error("locale", "locale.unknown", $"The pack's locale '{locale}' must be {Locales.Chinese} or {Locales.English}.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var zone))
            front.Error("zone", "zone.unknown", $"The time zone '{zoneName}' is not known; use a name such as {PackInfo.DefaultZone}.");
        return problems.Skip(before).Any(problem => problem.Severity == ProblemSeverity.Error)
            ? null
            : new PackInfo(id!, front.Word("name") ?? id!, locale!, front.Word("business") ?? "", zone!);
    }

    // The shared words and the samples stand beside the packs and are none.
    private static IEnumerable<string> Candidates(string folder) =>
        Directory.EnumerateDirectories(folder).Where(inner => Path.GetFileName(inner) is not ("vocabulary" or "samples" or "golden")).Order(StringComparer.Ordinal);

    private static IEnumerable<KnowledgeProblem> Strays(string folder) =>
        !Directory.Exists(folder) || File.Exists(Path.Combine(folder, PackFile)) ? []
        : Candidates(folder).Where(inner => !File.Exists(Path.Combine(inner, PackFile)) && Directory.EnumerateFiles(inner, "*.md").Any())
            .Select(inner => new KnowledgeProblem(inner, 0, ProblemSeverity.Warning, "pack.missing", $"The folder holds articles but no {PackFile}; they are not read."));

    private static List<FiledArticle> WithoutDuplicates(List<FiledArticle> articles, List<KnowledgeProblem> problems)
    {
        Dictionary<string, FiledArticle> first = [];
        foreach (var filed in articles)
        {
            if (!first.TryAdd(filed.Article.Id, filed))
                problems.Add(new(filed.File, filed.LineOf("id"), ProblemSeverity.Error, "id.duplicate", $"The id '{filed.Article.Id}' is already that of {first[filed.Article.Id].File}; this file is left out."));
        }

        return [.. first.Values];
    }
}
