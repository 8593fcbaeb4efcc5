using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>Checks a sentence against the evidence it cites: its facts, its negations, its words.</summary>
/// <remarks>It errs on the side of marking: a marked sentence costs the agent a glance, an invented price costs the customer's trust.</remarks>
internal static class SupportChecker
{
    // Of a sentence's pairs of characters, the share that must stand in what it cites. A quoted sentence reaches 1, a
    // rewording of the same statement 0.5 to 0.8, a statement about something else under 0.3.
    private const double EnoughShared = 0.5;

    private static readonly char[] Negators = ['不', '没', '无', '未', '非', '勿', '别'];
    private static readonly string[] EnglishNegators = ["not", "no", "never", "without", "cannot", "can't", "don't", "doesn't", "won't", "isn't", "aren't"];

    public static CheckedSentence Check(CitedSentence sentence, EvidenceSet evidence)
    {
        var cited = sentence.Citations.Select(evidence.Read).OfType<EvidenceReading>().ToList();
        if (cited.Count == 0)
            return new CheckedSentence(sentence.Text, [], IsCourtesy(sentence.Text), IsCourtesy(sentence.Text) ? [] : [sentence.Text]);

        var offending = UnknownFacts(sentence.Text, cited).Concat(TurnedAround(sentence.Text, cited)).Distinct().ToList();
        if (offending.Count == 0 && !IsCourtesy(sentence.Text) && Shared(sentence.Text, cited) < EnoughShared)
            offending.Add(sentence.Text);
        return new CheckedSentence(sentence.Text, sentence.Citations, offending.Count == 0, offending);
    }

    private static IEnumerable<string> UnknownFacts(string sentence, IReadOnlyList<EvidenceReading> cited)
    {
        foreach (var fact in FactReader.Read(sentence))
        {
            // A unit may stand in the head of a table, far from its number; two different units are two facts.
            var sameNumber = fact.BareKey is { } bare && Known(bare);
            var sameCode = fact.Key.StartsWith("code:", StringComparison.Ordinal) && cited.Any(reading => reading.Text.Contains(fact.Words, StringComparison.OrdinalIgnoreCase));
            if (!Known(fact.Key) && !sameNumber && !sameCode)
                yield return fact.Words;
        }

        bool Known(string key) => cited.Any(reading => reading.FactKeys.Contains(key));
    }

    /// <summary>Statements whose negation was added or lost: "不收费" against "收费".</summary>
    private static IEnumerable<string> TurnedAround(string sentence, IReadOnlyList<EvidenceReading> cited)
    {
        var source = string.Concat(cited.Select(reading => reading.Text));
        for (var i = 0; i + 2 < sentence.Length; i++)
        {
            if (!Locales.IsHan(sentence[i + 1]) || !Locales.IsHan(sentence[i + 2]))
                continue;
            var words = sentence.Substring(i + 1, 2);
            var negatedHere = Negators.Contains(sentence[i]);
            if (negatedHere && !source.Contains(sentence[i] + words, StringComparison.Ordinal) && source.Contains(words, StringComparison.Ordinal))
                yield return sentence[i] + words;
            else if (!negatedHere && OnlyNegated(source, words))
                yield return words;
        }

        var here = Negations(sentence);
        if (Locales.Of(sentence) == Locales.English && here.Count > 0 && here.All(word => !Negations(source).Contains(word)))
            yield return here.First();
    }

    private static bool OnlyNegated(string source, string words)
    {
        var found = false;
        for (var at = source.IndexOf(words, StringComparison.Ordinal); at >= 0; at = source.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !Negators.Contains(source[at - 1]))
                return false;
            found = true;
        }

        return found;
    }

    private static HashSet<string> Negations(string text) =>
        [.. text.ToLowerInvariant().Replace('’', '\'').Split([' ', ',', '.', ';', '!', '?', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(EnglishNegators.Contains)];

    /// <summary>The share of the sentence's words that the evidence holds. Its facts were checked by themselves and may be spelt differently.</summary>
    private static double Shared(string sentence, IReadOnlyList<EvidenceReading> cited)
    {
        var words = FactReader.Read(sentence).Aggregate(FactReader.Fold(sentence), (rest, fact) => rest.Replace(FactReader.Fold(fact.Words), " ", StringComparison.Ordinal));
        var grams = TextOverlap.Grams(words);
        return grams.Count == 0 ? 1 : (double)grams.Count(gram => cited.Any(reading => reading.Grams.Contains(gram))) / grams.Count;
    }

    /// <summary>Greetings, apologies and questions back state nothing and need no source, as long as they hold no fact.</summary>
    private static bool IsCourtesy(string sentence) =>
        FactReader.Read(sentence).Count == 0 && (SmallTalk.IsOnly(sentence) || Courtesy.IsOne(sentence));
}
