namespace AgentAssist.Assist;

/// <summary>Checks that every fact of a sentence stands in what it cites, and stands there of the same thing.</summary>
/// <remarks>
/// "48 小时内联系" is not supported by "2 小时内联系，48 小时内修复", although 48 小时 stands there: the clause that speaks of the same thing holds another
/// fact of that kind.
/// </remarks>
internal static class FactCheck
{
    // How much better a statement with another fact must fit than any with this one, and how well at least, to be taken for the one that is meant.
    private const double Better = 0.2;
    private const double Fits = 0.6;

    public static IEnumerable<string> Offending(Passing said, IReadOnlyList<EvidenceReading> cited)
    {
        var statements = cited.SelectMany(reading => reading.Statements).ToList();
        List<Passing>? clauses = null;
        foreach (var clause in said.Clauses)
        {
            foreach (var fact in clause.Facts)
            {
                if (!cited.Any(reading => reading.Whole.Holds(fact)))
                {
                    yield return fact.Words;
                    continue;
                }

                clauses ??= [.. cited.SelectMany(reading => reading.Clauses)];
                if (IsAnothers(fact, clause, clauses) || IsAnothers(fact, said, statements))
                    yield return fact.Words;
            }
        }

        // What spans clauses, such as a day named from today, was read from the whole sentence only.
        foreach (var fact in said.Facts.Where(fact => fact.Kind == "date" && !cited.Any(reading => reading.Whole.Holds(fact))))
            yield return fact.Words;
    }

    private static bool IsAnothers(Fact fact, Passing around, IReadOnlyList<Passing> evidence) => IsAnothers(
        around, around.Facts.Where(other => other.Key != fact.Key).Select(other => other.Key).ToList(), evidence, place => place.Holds(fact), place => place.Facts.Any(other => other.Kind == fact.Kind));

    /// <summary>Whether what the words around something speak of has, in the evidence, something else of its kind.</summary>
    internal static bool IsAnothers(Passing around, List<string> others, IReadOnlyList<Passing> evidence, Func<Passing, bool> holds, Func<Passing, bool> holdsAnother)
    {
        if (around.Grams.Count + others.Count < 2)
            return false;
        double holding = 0, lacking = 0;
        foreach (var place in evidence)
        {
            var fit = Fit(around, others, place);
            if (holds(place))
                holding = Math.Max(holding, fit);
            else if (fit > lacking && holdsAnother(place))
                lacking = fit;
        }

        return lacking >= Fits && lacking > holding + Better;
    }

    private static double Fit(Passing around, List<string> others, Passing place) =>
        (double)(around.Grams.Count(place.Grams.Contains) + others.Count(place.Keys.Contains)) / (around.Grams.Count + others.Count);
}
