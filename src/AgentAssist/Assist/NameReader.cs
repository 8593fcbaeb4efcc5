using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>Finds proper names in sentences: quoted names, spelled names, the centre's own words for products, places and departments, names that everybody knows.</summary>
internal sealed partial class NameReader
{
    private static readonly ConditionalWeakTable<Vocabulary, NameReader> Readers = [];
    private static readonly string[][] Known = ReadKnown();

    // Words that stand before a title without belonging to it: 由专员 is a 专员, 账务专员 is one of billing.
    private const string Loose = "由给让请到向是在和与把被为找您我会的及或有名位个等从对将先再后以";

    private readonly string[] names;
    private readonly RecentlyUsed<(string Title, string Text), EvidenceReading> readings = new(2_000);
    private readonly Dictionary<string, string[]> groups = new(StringComparer.OrdinalIgnoreCase);

    private NameReader(Vocabulary vocabulary)
    {
        foreach (var group in Known.Concat(vocabulary.ProperNames.Select(group => group.Words.ToArray())))
        {
            foreach (var name in group)
                groups.TryAdd(name, group);
        }

        names =
        [
            .. groups.Keys
                .Concat(vocabulary.Products.SelectMany(term => term.Aliases.Append(term.Name.Chinese).Append(term.Name.English)))
                .Concat(vocabulary.Regions.SelectMany(term => term.Aliases.Append(term.Name.Chinese).Append(term.Name.English)))
                .Concat(vocabulary.Departments.SelectMany(term => term.Teams.Select(team => team.Name).Append(term.Name)).SelectMany(name => (string[])[name.Chinese, name.English]))
                .Where(name => name.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length),
        ];
    }

    /// <summary>The reader for a vocabulary; made once for each.</summary>
    public static NameReader For(Vocabulary vocabulary) => Readers.GetValue(vocabulary, words => new NameReader(words));

    /// <summary>Reads a piece of evidence, or remembers it: the same articles are cited again and again.</summary>
    public EvidenceReading Read(Evidence evidence) => readings.GetOrAdd((evidence.Title, evidence.Text), _ => new EvidenceReading(evidence, this));

    /// <summary>The names of a sentence that none of its evidence holds.</summary>
    public IEnumerable<string> Unknown(string sentence, IReadOnlyList<EvidenceReading> cited)
    {
        var text = FactReader.Fold(sentence);
        return Names(text).Where(name => !cited.Any(reading => Holds(reading.Text, name)));
    }

    /// <summary>The names of a text that others could be taken for, the longest first; one inside another counts once.</summary>
    public IEnumerable<string> Grouped(string text) => In(text, names.Where(groups.ContainsKey));

    /// <summary>Those of some names, the longest first, that a text holds; one inside another counts once.</summary>
    public static IEnumerable<string> In(string text, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!Holds(text, name))
                continue;
            yield return name;
            text = text.Replace(name, " ", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The names that could be mistaken for one.</summary>
    public IEnumerable<string> Alike(string name) => groups[name].Where(other => !other.Contains(name, StringComparison.OrdinalIgnoreCase) && !name.Contains(other, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Names(string text)
    {
        foreach (Match quoted in Quoted().Matches(text))
            yield return quoted.Groups[1].Value.Trim();
        foreach (Match spelled in Spelled().Matches(text))
        {
            // The first word of an English sentence is written large whatever it is.
            if (spelled.Index > 0 && !char.IsAsciiLetterOrDigit(text[spelled.Index - 1]) && !BeginsSentence(text, spelled.Index))
                yield return spelled.Value;
        }

        foreach (Match titled in Titled().Matches(text))
        {
            var before = titled.Groups[1].Value;
            var cut = before.LastIndexOfAny([.. Loose]) + 1;
            yield return before[cut..] + titled.Groups[2].Value;
        }

        foreach (var name in names.Where(name => Holds(text, name)))
            yield return name;
    }

    private static bool BeginsSentence(string text, int index)
    {
        var before = index - 1;
        while (before >= 0 && (char.IsWhiteSpace(text[before]) || text[before] is '"' or '“' or '('))
            before--;
        return before < 0 || text[before] is '.' or '!' or '?' or ':' or ';' or '。' or '：';
    }

    /// <summary>Whether a text holds a name; one of Latin letters only where it stands alone.</summary>
    public static bool Holds(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if (IsLetter(name[^1]) && end < text.Length && text[end] == 's')
                end++;
            if (!(IsLetter(name[0]) && at > 0 && IsLetter(text[at - 1])) && !(IsLetter(name[^1]) && end < text.Length && IsLetter(text[end])))
                return true;
        }

        return false;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c);

    private static string[][] ReadKnown()
    {
        using var stream = typeof(NameReader).Assembly.GetManifestResourceStream("AgentAssist.Assist.Names.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    [GeneratedRegex("[「『“《]([^」』”》]{1,30})[」』”》]", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[A-Z][A-Za-z]+(?:[A-Z][a-z]+)*", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"(\p{IsCJKUnifiedIdeographs}{2})(工程师|专员|师傅|经理|主管|顾问|中心|营业厅|服务店|公司|银行|法院|协会|大厦|小区|街道)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Titled();
}
