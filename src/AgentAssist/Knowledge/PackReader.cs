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
public sealed record FiledArticle(Article Article, string File);

/// <summary>Reads packs: a folder with <c>pack.yaml</c> and one article a file, or a folder of such folders.</summary>
public static class PackReader
{
    private const string PackFile = "pack.yaml";
    private static readonly string[] Keys = ["id", "name", "locale", "business", "zone"];

    /// <summary>Reads every pack at or below <paramref name="folder"/>. What is malformed is reported; the rest is read.</summary>
    public static async Task<KnowledgeReading> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        List<FiledArticle> articles = [];
        List<KnowledgeProblem> problems = [];
        foreach (var pack in Packs(folder))
        {
            if (ReadPack(Path.Combine(pack, PackFile), problems) is not { } info)
                continue;
            foreach (var file in Directory.EnumerateFiles(pack, "*.md").Order(StringComparer.Ordinal))
            {
                var reading = await ReadOneAsync(file, info, cancellationToken);
                problems.AddRange(reading.Problems);
                if (reading.Article is { } article)
                    articles.Add(new(article, file));
            }
        }

        return new(WithoutDuplicates(articles, problems), problems);
    }

    /// <summary>The folders of the packs at or below <paramref name="folder"/>.</summary>
    public static IEnumerable<string> Packs(string folder) =>
        !Directory.Exists(folder) ? []
        : File.Exists(Path.Combine(folder, PackFile)) ? [folder]
        : Directory.EnumerateDirectories(folder).Where(inner => File.Exists(Path.Combine(inner, PackFile))).Order(StringComparer.Ordinal);

    /// <summary>Reads <c>pack.yaml</c>; <see langword="null"/> where it cannot be used.</summary>
    public static PackInfo? ReadPack(string path, List<KnowledgeProblem> problems)
    {
        if (FrontMatter.Read(File.ReadAllText(path), path, 1, Keys, problems) is not { } front)
            return null;
        var id = front.Text("id") ?? "";
        var locale = front.Text("locale") ?? "";
        if (!ArticleReader.IsId(id))
            front.Error("id", "id.pattern", $"The pack's id '{id}' must be 1 to 80 characters of a-z, 0-9 and '-'.");
        if (!Locales.IsKnown(locale))
            front.Error("locale", "locale.unknown", $"The pack's locale '{locale}' must be {Locales.Chinese} or {Locales.English}.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(front.Text("zone") ?? PackInfo.DefaultZone, out var zone))
            front.Error("zone", "zone.unknown", $"The time zone '{front.Text("zone")}' is not known; use a name such as {PackInfo.DefaultZone}.");
        return problems.Exists(problem => problem.File == path && problem.Severity == ProblemSeverity.Error)
            ? null
            : new PackInfo(id, front.Text("name") ?? id, locale, front.Text("business") ?? "", zone!);
    }

    private static async Task<ArticleReading> ReadOneAsync(string file, PackInfo info, CancellationToken cancellationToken)
    {
        try
        {
            return await ArticleReader.ReadFileAsync(file, info, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(null, [new(file, 0, ProblemSeverity.Error, "file.unreadable", $"The file cannot be read: {problem.Message}")]);
        }
    }

    private static List<FiledArticle> WithoutDuplicates(List<FiledArticle> articles, List<KnowledgeProblem> problems)
    {
        Dictionary<string, FiledArticle> first = [];
        foreach (var filed in articles)
        {
            if (!first.TryAdd(filed.Article.Id, filed))
                problems.Add(new(filed.File, 1, ProblemSeverity.Error, "id.duplicate", $"The id '{filed.Article.Id}' is already that of {first[filed.Article.Id].File}; this file is left out."));
        }

        return [.. first.Values];
    }
}
