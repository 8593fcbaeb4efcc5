namespace AgentAssist.Knowledge;

/// <summary>The shared words of a centre: categories, departments, products, regions and service targets. Files in <c>knowledge/vocabulary/</c>.</summary>
public sealed record Vocabulary(
    IReadOnlyList<CategoryTerm> Categories,
    IReadOnlyList<DepartmentTerm> Departments,
    IReadOnlyList<ProductTerm> Products,
    IReadOnlyList<RegionTerm> Regions,
    IReadOnlyList<SlaTarget> SlaTargets)
{
    /// <summary>Words that customers and articles use for the same thing.</summary>
    public IReadOnlyList<WordGroup> Synonyms { get; init; } = [];

    /// <summary>Slips of the pen that customers make and that sound or spelling alone do not tell.</summary>
    public IReadOnlyList<SlipTerm> Slips { get; init; } = [];

    /// <summary>Proper names, in groups whose members could be taken for one another: plans, apps, roles.</summary>
    public IReadOnlyList<WordGroup> ProperNames { get; init; } = [];

    /// <summary>No words at all: every id is unknown and allowed.</summary>
    public static Vocabulary Empty { get; } = new([], [], [], [], []);

    /// <summary>The region that a word names, by id, name or alias; <see langword="null"/> for one that is not known, which then says nothing.</summary>
    public string? RegionId(string word) =>
        Regions.Count == 0 ? word : Regions.FirstOrDefault(term => term.Id == word || term.Name.Chinese == word || term.Name.English == word || term.Aliases.Contains(word))?.Id;

    /// <summary>The narrowest region that a text speaks of, or <see langword="null"/> where it names none or several that do not lie in one another.</summary>
    public string? RegionNamedIn(string text)
    {
        var named = Regions.Where(term => term.Aliases.Append(term.Name.Chinese).Append(term.Name.English).Any(word => Names(text, word))).ToList();
        var narrowest = named.Where(term => !named.Exists(other => other != term && RegionPath(other.Id).Contains(term.Id))).ToList();
        return narrowest is [var only] ? only.Id : null;
    }

    // One character (京, 粤) stands in too many other words.
    private static bool Names(string text, string word)
    {
        if (word.Length < 2)
            return false;
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!char.IsAsciiLetter(word[0]) || ((at == 0 || !char.IsAsciiLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsAsciiLetter(text[at + word.Length]))))
                return true;
        }

        return false;
    }

    /// <summary>The product that a word names, by id, name or alias; <see langword="null"/> for one that is not known, which then says nothing.</summary>
    public string? ProductId(string word) =>
        Products.Count == 0 ? word : Products.FirstOrDefault(term => term.Id == word || term.Name.Chinese == word || term.Name.English == word || term.Aliases.Contains(word))?.Id;

    /// <summary>The region and everything above it, nearest first; an unknown id stands alone.</summary>
    public IReadOnlyList<string> RegionPath(string region)
    {
        List<string> path = [];
        for (string? id = region; id is not null && !path.Contains(id); id = Regions.FirstOrDefault(r => r.Id == id)?.Parent)
            path.Add(id);
        return path;
    }

    /// <summary>The target for a demand of <paramref name="tier"/>: the one with the longest fitting category prefix.</summary>
    public SlaTarget? SlaFor(HandlingTier tier, string? category) => SlaTargets
        .Where(target => target.Tier == tier)
        .SelectMany(target => target.Categories.DefaultIfEmpty("").Select(prefix => (Target: target, Prefix: prefix)))
        .Where(candidate => IsUnder(category, candidate.Prefix))
        .OrderByDescending(candidate => candidate.Prefix.Length).FirstOrDefault().Target;

    /// <summary>The department whose handled categories fit best.</summary>
    public DepartmentTerm? DepartmentFor(string category) => Departments
        .SelectMany(department => department.Handles.Select(prefix => (Department: department, Prefix: prefix)))
        .Where(candidate => IsUnder(category, candidate.Prefix))
        .OrderByDescending(candidate => candidate.Prefix.Length).FirstOrDefault().Department;

    /// <summary>The name of a category in <paramref name="locale"/>; its id where the vocabulary does not know it.</summary>
    public string CategoryName(string category, string locale) =>
        Categories.FirstOrDefault(term => term.Id == category)?.Name.In(locale) ?? category;

    /// <summary>Whether a category path lies at or below a prefix; the empty prefix holds all.</summary>
    public static bool IsUnder(string? category, string prefix) =>
        prefix.Length == 0 || category == prefix || (category?.StartsWith(prefix + "/", StringComparison.Ordinal) ?? false);
}

/// <summary>A name in both languages.</summary>
public sealed record LocalName(string Chinese, string English)
{
    /// <summary>The name in <paramref name="locale"/>.</summary>
    public string In(string locale) => locale == Locales.English ? English : Chinese;
}

/// <summary>A category path and its name.</summary>
public sealed record CategoryTerm(string Id, LocalName Name);

/// <summary>A department, the categories it handles (as path prefixes), and its teams.</summary>
public sealed record DepartmentTerm(string Id, LocalName Name, IReadOnlyList<string> Handles, IReadOnlyList<TeamTerm> Teams);

/// <summary>A team of a department.</summary>
public sealed record TeamTerm(string Id, LocalName Name);

/// <summary>A product and the words customers use for it.</summary>
public sealed record ProductTerm(string Id, LocalName Name, IReadOnlyList<string> Aliases);

/// <summary>A region, the one above it, and the words customers use for it.</summary>
public sealed record RegionTerm(string Id, string? Parent, LocalName Name, IReadOnlyList<string> Aliases);

/// <summary>Words that belong together: they mean the same, or could be taken for one another.</summary>
public sealed record WordGroup(string Id, IReadOnlyList<string> Words);

/// <summary>A word that is meant, and how it is wrongly written.</summary>
public sealed record SlipTerm(string Meant, IReadOnlyList<string> Written);

/// <summary>What the centre promises for some categories of one tier.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Categories">Category path prefixes; empty means all.</param>
/// <param name="Tier">The tier that it holds for.</param>
/// <param name="ResponseMinutes">Minutes until somebody contacts the customer.</param>
/// <param name="ResolutionMinutes">Minutes until it is solved.</param>
/// <param name="Text">The promise in words, which may be cited.</param>
public sealed record SlaTarget(string Id, IReadOnlyList<string> Categories, HandlingTier Tier, int ResponseMinutes, int ResolutionMinutes, LocalName Text);
