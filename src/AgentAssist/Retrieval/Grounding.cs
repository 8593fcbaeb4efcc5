namespace AgentAssist.Retrieval;

/// <summary>How much of a question an article speaks of anywhere: in its questions, its wording or its text.</summary>
/// <remarks>
/// What an article never mentions it does not answer, however well the rest fits: 企业专线怎么收费 asks about 专线. Characters count by their neighbours,
/// as in <see cref="QuestionForms"/>; a synonym counts like the word itself.
/// </remarks>
internal sealed class Grounding
{
    private readonly LanguagePart part;
    private readonly List<Unit> units = [];

    /// <summary>Takes a normalised question apart.</summary>
    public Grounding(LanguagePart part, string normal)
    {
        this.part = part;
        for (var i = 0; i < normal.Length && units.Count < QuestionForm.Longest;)
        {
            if (normal[i] == ' ')
            {
                i++;
                continue;
            }

            var end = i + 1;
            var isWord = TextNormaliser.IsSpelled(normal[i]);
            while (isWord && end < normal.Length && TextNormaliser.IsSpelled(normal[end]))
                end++;
            var name = TextFeatures.NameOf(normal.AsSpan(i, end - i));
            var pair = units.Count > 0 ? TextFeatures.NameOfPair(units[^1].Name, name) : 0;
            units.Add(new(name, pair, isWord, i, end, part.Passages.Idf(name)));
            i = end;
        }

        foreach (var (start, length, concept) in part.Lexicon.Find(normal))
        {
            for (var i = 0; i < units.Count; i++)
            {
                if (units[i].Start >= start && units[i].End <= start + length)
                    units[i] = units[i] with { Concept = concept };
            }
        }
    }

    /// <summary>The share of the question that an article holds, 0 to 1, and the weight of the heaviest unit that it does not hold, as a share of all.</summary>
    public (float Held, float Missing) In(int article)
    {
        var (questions, passages) = (part.QuestionsOf(article), part.PassagesOf(article));
        bool Holds(ulong term) => term != 0 && (part.Questions.HoldsAny(questions.From, questions.To, term) || part.Passages.HoldsAny(passages.From, passages.To, term));
        var (all, held, missing, before) = (0f, 0f, 0f, false);
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            var after = i + 1 < units.Count && Holds(units[i + 1].Pair);
            var credit = Holds(unit.Concept) || (before && !unit.IsWord) || (after && !unit.IsWord) ? 1
                : !Holds(unit.Name) ? 0
                : unit.IsWord ? 1 : Likeness.Alone;
            all += unit.Idf;
            held += credit * unit.Idf;
            missing = Math.Max(missing, (1 - credit) * unit.Idf);
            before = after;
        }

        return all > 0 ? (held / all, missing / all) : (0, 0);
    }

    private readonly record struct Unit(ulong Name, ulong Pair, bool IsWord, int Start, int End, float Idf, ulong Concept = 0);
}
