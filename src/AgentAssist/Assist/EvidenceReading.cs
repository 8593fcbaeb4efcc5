using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>A piece of evidence as the support check looks at it: whole, statement by statement, and clause by clause.</summary>
internal sealed partial class EvidenceReading
{
    private const string Cell = " | ";
    private IReadOnlyList<Skeleton>? skeletons;

    public EvidenceReading(Evidence evidence)
    {
        Text = FactReader.Fold($"{evidence.Title}\n{evidence.Text}");
        Whole = new(Text);
        Statements = [.. Lines(FactReader.Fold(evidence.Text)).Prepend(FactReader.Fold(evidence.Title)).SelectMany(line => SentenceBuilder.Split(line)).Select(sentence => new Passing(sentence))];
    }

    public string Text { get; }

    public Passing Whole { get; }

    public IReadOnlyList<Passing> Statements { get; }

    public IReadOnlyList<Skeleton> Skeletons(NameReader names) => skeletons ??= [.. Statements.SelectMany(statement => statement.Clauses).Select(clause => new Skeleton(clause, names))];

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
    [GeneratedRegex(@"^(?:[-*•·]|[0-9]{1,2}[.、)）](?![0-9])) *", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    internal static partial Regex Bullet();
}

/// <summary>A stretch of text: its facts, its words without them, and its clauses.</summary>
internal sealed class Passing
{
    private static readonly char[] ClauseEnds = ['，', ',', '；', ';', '：', ':', '|', '（', '）', '(', ')', '。'];
    private readonly HashSet<string> alsoKeys;
    private IReadOnlyList<Passing>? clauses;

    public Passing(string text, DateOnly? today = null)
    {
        Text = text;
        Facts = FactReader.Read(text, today);
        Keys = Facts.Select(fact => fact.Key).ToHashSet();
        alsoKeys = Facts.Select(fact => fact.AlsoKey).OfType<string>().ToHashSet();
        BareKeys = Facts.Select(fact => fact.BareKey).OfType<string>().ToHashSet();

        // A fact may be spelt in many ways; it is compared by its key, and the words around it by themselves.
        var words = Facts.OrderByDescending(fact => fact.Words.Length).Aggregate(FactReader.Fold(text), (rest, fact) => rest.Replace(FactReader.Fold(fact.Words), " ", StringComparison.Ordinal));
        Grams = TextOverlap.Grams(words);
    }

    public string Text { get; }

    public IReadOnlyList<Fact> Facts { get; }

    public IReadOnlySet<string> Keys { get; }

    public IReadOnlySet<string> BareKeys { get; }

    public IReadOnlySet<string> Grams { get; }

    public IReadOnlyList<Passing> Clauses => clauses ??= [.. Cut(Text).Select(clause => new Passing(clause))];

    /// <summary>Whether it says the fact. 11月26日 stands in 2026年11月26日, and 2026年11月26日 in a text that says 11月26日 and no year.</summary>
    public bool Holds(Fact fact) => Keys.Contains(fact.Key) || alsoKeys.Contains(fact.Key) || (fact.AlsoKey is { } also && Keys.Contains(also))
        || (fact.BareKey is { } bare && (Keys.Contains(bare) || (fact.Key == bare && BareKeys.Contains(bare))))
        || (fact.Kind == "code" && Text.Contains(fact.Words, StringComparison.OrdinalIgnoreCase));

    /// <summary>Facts are not cut: 1,000 and 10:30 hold marks of their own.</summary>
    private static IEnumerable<string> Cut(string text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var inside = i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            if (!ClauseEnds.Contains(text[i]) || inside)
                continue;
            if (text[from..i].Trim() is { Length: > 0 } clause)
                yield return clause;
            from = i + 1;
        }

        if (text[from..].Trim() is { Length: > 0 } last)
            yield return last;
    }
}
