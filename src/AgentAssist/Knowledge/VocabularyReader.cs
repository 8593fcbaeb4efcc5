namespace AgentAssist.Knowledge;

/// <summary>Reads the files of <c>knowledge/vocabulary/</c>. A file that is missing is empty; a malformed row is reported and left out.</summary>
internal static class VocabularyReader
{
    private static readonly string[] Keys = ["id", "name", "parent", "handles", "teams", "aliases", "categories", "tier", "responseMinutes", "resolutionMinutes", "text", "words", "meant", "written"];

    /// <summary>The words of a folder, and what is wrong with its files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="previous">The words in force: they stay where a file as a whole cannot be read, such as while somebody is writing it.</param>
    public static (Vocabulary Vocabulary, IReadOnlyList<KnowledgeProblem> Problems) Read(string folder, Vocabulary? previous = null)
    {
        List<KnowledgeProblem> problems = [];
        previous ??= Vocabulary.Empty;
        var vocabulary = new Vocabulary(
            Rows("categories", row => Named(row, (id, name) => new CategoryTerm(id, name)), term => term.Id) ?? previous.Categories,
            Rows("departments", row => Named(row, (id, name) => new DepartmentTerm(id, name, row.List("handles"), Teams(row))), term => term.Id) ?? previous.Departments,
            Rows("products", row => Named(row, (id, name) => new ProductTerm(id, name, row.List("aliases"))), term => term.Id) ?? previous.Products,
            Rows("regions", row => Named(row, (id, name) => new RegionTerm(id, row.Word("parent"), name, row.List("aliases"))), term => term.Id) ?? previous.Regions,
            Rows("sla", Target, term => term.Id) ?? previous.SlaTargets)
        {
            Synonyms = Rows("synonyms", Group, group => group.Id) ?? previous.Synonyms,
            ProperNames = Rows("names", Group, group => group.Id) ?? previous.ProperNames,
            Slips = Rows("slips", Slip, slip => slip.Meant) ?? previous.Slips,
        };
        return (vocabulary, problems);

        List<T>? Rows<T>(string name, Func<FrontMatter, T?> make, Func<T, string> id)
            where T : class
        {
            var file = Path.Combine(folder, name + ".yaml");
            if (!File.Exists(file))
                return [];
            var (text, problem) = TextFile.Read(file);
            if (problem is not null)
                problems.Add(problem);
            if (text is null || FrontMatter.ReadRows(TextFile.Plain(text), file, Keys, problems, "vocabulary") is not { } rows)
                return null;
            Dictionary<string, T> terms = [];
            foreach (var row in rows)
            {
                if (Whole(row, make) is { } term && !terms.TryAdd(id(term), term))
                    row.Error("id", "id.duplicate", $"The id '{id(term)}' stands in an earlier row; this row is left out.");
            }

            return [.. terms.Values];
        }

        T? Whole<T>(FrontMatter row, Func<FrontMatter, T?> make)
            where T : class
        {
            var before = problems.Count;
            var term = make(row);
            return problems.Skip(before).Any(problem => problem.Severity == ProblemSeverity.Error) ? null : term;
        }
    }

    private static List<TeamTerm> Teams(FrontMatter department) =>
        [.. department.Rows("teams", Keys).Select(row => Named(row, (id, name) => new TeamTerm(id, name))).OfType<TeamTerm>()];

    private static SlaTarget? Target(FrontMatter row)
    {
        foreach (var key in (string[])["id", "tier", "responseMinutes", "resolutionMinutes", "text"])
        {
            if (!row.Has(key))
                row.Error(key, $"{key}.missing", $"The row has no '{key}'.");
        }

        var (id, tier, text) = (row.Word("id"), row.OneOf<HandlingTier>("tier"), row.Name("text"));
        var (response, resolution) = (row.Minutes("responseMinutes"), row.Minutes("resolutionMinutes"));
        return id is null || tier is null || text is null || response is null || resolution is null
            ? null
            : new SlaTarget(id, row.List("categories"), tier.Value, response.Value, resolution.Value, text);
    }

    private static SlipTerm? Slip(FrontMatter row)
    {
        if (!row.Has("meant"))
            row.Error("meant", "meant.missing", "The row has no 'meant', the word as it should be.");
        var written = row.List("written");
        if (written.Count == 0)
            row.Error("written", "written.missing", "The row has no 'written', the list of slips.");
        return row.Word("meant") is { } meant ? new(meant, written) : null;
    }

    private static WordGroup? Group(FrontMatter row)
    {
        if (!row.Has("id"))
            row.Error("id", "id.missing", "The row has no 'id'.");
        var words = row.List("words");
        if (words.Count < 2)
            row.Error("words", "words.missing", "A group needs at least two 'words'.");
        foreach (var word in words.Where(word => word.Trim().Length < 2))
            row.Error("words", "words.short", $"'{word}' is too short: it would be found inside other words.");
        return row.Word("id") is { } id ? new(id, words) : null;
    }

    private static T? Named<T>(FrontMatter row, Func<string, LocalName, T> make)
        where T : class
    {
        if (!row.Has("id"))
            row.Error("id", "id.missing", "The row has no 'id'.");
        if (!row.Has("name"))
            row.Error("name", "name.missing", $"The row has no 'name', such as {{ {Locales.Chinese}: …, {Locales.English}: … }}.");
        return row.Word("id") is { } id && row.Name("name") is { } name ? make(id, name) : null;
    }
}
