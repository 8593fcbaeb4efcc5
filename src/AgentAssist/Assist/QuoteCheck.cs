using System.Text;

namespace AgentAssist.Assist;

/// <summary>Compares the clauses of a sentence with clauses of the evidence that use the same words: what is quoted must be quoted with its figures, names and negations.</summary>
internal static class QuoteCheck
{
    public static IEnumerable<string> Changed(Passing said, IReadOnlyList<EvidenceReading> cited, NameReader names)
    {
        var named = names.Grouped(said.Text).ToList();
        foreach (var clause in said.Clauses)
        {
            var own = new Skeleton(clause, named);
            var quoted = cited.SelectMany(reading => reading.Skeletons[own.Words]).ToList();
            if (own.Words.Length == 0 || quoted.Count == 0 || quoted.Exists(own.SaysTheSame))
                continue;
            foreach (var words in own.Differing(quoted[0]))
                yield return words;
        }
    }
}

/// <summary>A clause's bare words, and apart from them what can be changed without the words showing it.</summary>
internal sealed class Skeleton
{
    private const string Negators = "不没无未非勿别";
    private static readonly HashSet<string> EnglishNegators = ["not", "no", "never", "without", "cannot", "can't", "don't", "doesn't", "won't", "isn't", "aren't", "nothing", "none"];
    private readonly Passing clause;
    private readonly IReadOnlyList<string> names;
    private readonly int negations;

    /// <param name="clause">The clause.</param>
    /// <param name="named">The names that its text may hold, the longest first.</param>
    public Skeleton(Passing clause, IReadOnlyList<string> named)
    {
        this.clause = clause;
        names = [.. NameReader.In(clause.Text, named)];
        var text = new StringBuilder(clause.Text);
        foreach (var fact in clause.Facts.Where(fact => fact.Kind != "code").OrderByDescending(fact => fact.Index))
            text.Remove(fact.Index, fact.Words.Length).Insert(fact.Index, "#");
        foreach (var fact in clause.Facts.Where(fact => fact.Kind == "code"))
            text.Replace(fact.Words, "#");
        foreach (var name in names)
            text.Replace(name, "@");
        text.Replace("客户", "").Replace("您", "");
        (Words, negations) = Strip(text.ToString());
    }

    /// <summary>The words with a sign for each figure and name, and without negations and marks.</summary>
    public string Words { get; }

    public bool SaysTheSame(Skeleton source) =>
        negations == source.negations && names.SequenceEqual(source.names)
        && clause.Facts.Count == source.clause.Facts.Count && clause.Facts.Zip(source.clause.Facts).All(pair => pair.First.IsSameAs(pair.Second));

    /// <summary>What was changed against the source.</summary>
    public IEnumerable<string> Differing(Skeleton source)
    {
        var changed = clause.Facts.Where(fact => !source.clause.Holds(fact)).Select(fact => fact.Words).Concat(names.Except(source.names)).ToList();
        return changed.Count > 0 ? changed : [clause.Text];
    }

    private static (string Words, int Negations) Strip(string text)
    {
        var words = new StringBuilder();
        var negations = 0;
        foreach (var token in Tokens(text))
        {
            if (EnglishNegators.Contains(token) || (token.Length == 1 && Negators.Contains(token[0])))
                negations++;
            else
                words.Append(token).Append(char.IsAsciiLetter(token[0]) ? " " : "");
        }

        return (words.ToString(), negations);
    }

    /// <summary>Han characters one by one, Latin words whole and in lower case, signs; marks and blanks are left out.</summary>
    private static IEnumerable<string> Tokens(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var from = i;
            while (i < text.Length && (char.IsAsciiLetter(text[i]) || (i > from && text[i] is '\'' or '’')))
                i++;
            if (i > from)
                yield return text[from..i--].ToLowerInvariant().Replace('’', '\'');
            else if (char.IsLetterOrDigit(text[i]) || text[i] is '#' or '@')
                yield return text[i].ToString();
        }
    }
}
