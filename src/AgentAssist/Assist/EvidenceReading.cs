using System.Buffers;
using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>A piece of evidence as the support check looks at it: whole, statement by statement, and clause by clause.</summary>
internal sealed partial class EvidenceReading
{
    private const string Cell = " | ";
    private readonly NameReader reader;
    private readonly Lazy<IReadOnlyList<Passing>> clauses;
    private readonly Lazy<ILookup<string, Skeleton>> skeletons;

    public EvidenceReading(Evidence evidence, NameReader names)
    {
        reader = names;
        Text = FactReader.Fold($"{evidence.Title}\n{evidence.Text}");
        Statements = [.. Lines(FactReader.Fold(evidence.Text)).Prepend(FactReader.Fold(evidence.Title)).SelectMany(line => SentenceBuilder.Split(line)).Select(Passing.Of)];
        Whole = Passing.Together(Text, Statements);
        clauses = new(() => [.. Statements.SelectMany(statement => statement.Clauses)]);
        skeletons = new(ReadSkeletons);
    }

    public string Text { get; }

    public Passing Whole { get; }

    public IReadOnlyList<Passing> Statements { get; }

    public IReadOnlyList<Passing> Clauses => clauses.Value;

    /// <summary>The clauses by their bare words.</summary>
    public ILookup<string, Skeleton> Skeletons => skeletons.Value;

    private ILookup<string, Skeleton> ReadSkeletons()
    {
        // What the whole does not name, no clause of it does.
        var named = reader.Grouped(Text).ToList();
        return Clauses.Select(clause => new Skeleton(clause, named)).ToLookup(skeleton => skeleton.Words);
    }

    /// <summary>A row of a table is read cell by cell, each with and without the name of its column.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        string[]? head = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split(Cell, StringSplitOptions.TrimEntries);
            yield return cells.Length > 1 && head is not null
                ? string.Join(Cell, cells.SelectMany((cell, i) => i > 0 && i < head.Length ? (string[])[cell, $"{head[i]} {cell}"] : [cell]))
                : Bullet().Replace(line, "");
            head = cells.Length > 1 ? head ?? cells : null;
        }
    }

    /// <summary>What stands before a point of a list and is no part of what it says.</summary>
    [GeneratedRegex(@"^(?:[-*•·]|[0-9]{1,2}[.、)）](?![0-9])) *", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    internal static partial Regex Bullet();
}

/// <summary>A stretch of text: its facts, its words without them, and its clauses.</summary>
internal sealed class Passing
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,；;：:|（）()。");
    private readonly HashSet<string> alsoKeys;

    public Passing(string text, DateOnly? today = null)
        : this(text, FactReader.Read(text, today), null)
    {
    }

    private Passing(string text, IReadOnlyList<Fact> facts, IReadOnlyList<Passing>? parts)
    {
        Text = text;
        Facts = facts;
        Clauses = parts ?? [.. Cut(text) is { Count: > 1 } cut ? cut.Select(clause => new Passing(clause, FactReader.Read(clause), [])) : [this]];
        Keys = Facts.Select(fact => fact.Key).ToHashSet();
        alsoKeys = Facts.Select(fact => fact.AlsoKey).OfType<string>().ToHashSet();
        BareKeys = Facts.Select(fact => fact.BareKey).OfType<string>().ToHashSet();

        // A fact may be spelt in many ways; it is compared by its key, and the words around it by themselves.
        var words = FactReader.Fold(text);
        foreach (var fact in Facts.OrderByDescending(fact => fact.Words.Length))
            words = words.Replace(FactReader.Fold(fact.Words), " ", StringComparison.Ordinal);
        Grams = TextOverlap.Grams(words);
    }

    /// <summary>A statement of the evidence: its facts are those of its clauses, which are read once.</summary>
    public static Passing Of(string text)
    {
        List<Passing> clauses = [.. Cut(text).Select(clause => new Passing(clause, FactReader.Read(clause), []))];
        return clauses.Count == 1 ? clauses[0].Alone() : new Passing(text, [.. clauses.SelectMany(clause => clause.Facts)], clauses);
    }

    /// <summary>A text whose facts are those of its parts.</summary>
    public static Passing Together(string text, IReadOnlyList<Passing> parts) => new(text, [.. parts.SelectMany(part => part.Facts)], parts);

    public string Text { get; }

    public IReadOnlyList<Fact> Facts { get; }

    public IReadOnlySet<string> Keys { get; }

    public IReadOnlySet<string> BareKeys { get; }

    public IReadOnlySet<string> Grams { get; }

    public IReadOnlyList<Passing> Clauses { get; private set; }

    /// <summary>Whether it says the fact. 11月26日 stands in 2026年11月26日, and 2026年11月26日 in a text that says 11月26日 and no year.</summary>
    public bool Holds(Fact fact) => Keys.Contains(fact.Key) || alsoKeys.Contains(fact.Key) || (fact.AlsoKey is { } also && Keys.Contains(also))
        || (fact.BareKey is { } bare && (Keys.Contains(bare) || (fact.Key == bare && BareKeys.Contains(bare))))
        || (fact.Kind == "code" && Text.Contains(fact.Words, StringComparison.OrdinalIgnoreCase));

    private Passing Alone()
    {
        Clauses = [this];
        return this;
    }

    /// <summary>Facts are not cut: 1,000 and 10:30 hold marks of their own.</summary>
    private static List<string> Cut(string text)
    {
        List<string> clauses = [];
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var inside = i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            if (!ClauseEnds.Contains(text[i]) || inside)
                continue;
            Add(text[from..i]);
            from = i + 1;
        }

        Add(text[from..]);
        return clauses;

        void Add(string clause)
        {
            if (clause.Trim() is { Length: > 0 } words)
                clauses.Add(words);
        }
    }
}
