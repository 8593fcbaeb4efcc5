using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>Finds statements that say the opposite of what they cite: a negation added or lost, a word turned round, a condition dropped.</summary>
internal static class Polarity
{
    // A statement that shares so much with the sentence is what it rests on; others close behind it may be, too.
    private const double Rests = 0.5;
    private const double Close = 0.15;
    private const double SameCondition = 0.3;
    private const double Consequence = 0.8;

    private static readonly char[] Negators = ['不', '没', '无', '未', '非', '勿', '别', '免'];
    private static readonly HashSet<string> EnglishNegators = ["not", "no", "never", "without", "cannot", "can't", "don't", "doesn't", "won't", "isn't", "aren't", "none", "nothing", "neither"];

    private static readonly (string One, string Other)[] Turns =
    [
        ("免费", "收费"), ("免费", "付费"), ("可以", "不能"), ("可以", "不可以"), ("能", "不能"), ("需要", "无需"), ("需要", "不用"), ("必须", "不必"), ("必须", "不用"), ("以内", "以上"), ("以内", "以外"), ("以下", "以上"), ("以前", "以后"), ("之前", "之后"),
        ("低于", "高于"), ("不超过", "超过"), ("至少", "最多"), ("最低", "最高"), ("最短", "最长"), ("增加", "减少"), ("开通", "关闭"), ("开启", "关闭"), ("打开", "关闭"), ("立即", "次月"), ("当月", "次月"), ("允许", "禁止"), ("支持", "不支持"), ("包含", "不含"),
        ("本人", "他人"), ("升档", "降档"), ("转入", "转出"), ("有效", "无效"), ("成功", "失败"), ("室内", "室外"), ("绑定", "解绑"), ("红灯", "绿灯"), ("红色", "绿色"), ("红色", "黄色"), ("左侧", "右侧"), ("新", "旧"),
        ("free", "charged"), ("before", "after"), ("can", "cannot"), ("must", "need not"), ("at least", "at most"), ("more than", "less than"), ("above", "below"), ("within", "after"), ("first", "last"), ("on", "off"), ("include", "exclude"), ("always", "never"),
        ("increase", "decrease"), ("open", "close"), ("red", "green"), ("with", "without"), ("up to", "at least"), ("minimum", "maximum"), ("earliest", "latest"),
    ];

    private static readonly string[] Conditions = ["如果", "若", "要是", "只有", "除非", "仅限", "只限", "unless ", "only if ", "only when ", "provided that ", "as long as "];

    public static IEnumerable<string> Turned(Passing said, IReadOnlyList<EvidenceReading> cited)
    {
        var rests = RestsOn(said, cited);
        if (rests.Count == 0)
            return [];
        var source = string.Join('\n', rests.Select(statement => statement.Text));
        return Locales.Of(said.Text) == Locales.English
            ? EnglishNegations(said.Text, source).Concat(Exchanged(said.Text, source)).Concat(DroppedConditions(said, rests))
            : Negations(said.Text, source).Concat(Exchanged(said.Text, source)).Concat(DroppedConditions(said, rests));
    }

    /// <summary>The statements that the sentence was made of, as far as shared words tell.</summary>
    private static List<Passing> RestsOn(Passing said, IReadOnlyList<EvidenceReading> cited)
    {
        var scored = cited.SelectMany(reading => reading.Statements).Select(statement => (Statement: statement, Share: Share(said, statement))).Where(one => one.Share >= Rests).ToList();
        return scored.Count == 0 ? [] : [.. scored.Where(one => one.Share >= scored.Max(other => other.Share) - Close).Select(one => one.Statement)];
    }

    private static double Share(Passing said, Passing statement) =>
        said.Grams.Count + said.Keys.Count == 0 ? 0 : (double)(said.Grams.Count(statement.Grams.Contains) + said.Keys.Count(statement.Keys.Contains)) / (said.Grams.Count + said.Keys.Count);

    /// <summary>"不收费" against "收费": a pair of characters is negated here and not there, or there and not here.</summary>
    private static IEnumerable<string> Negations(string sentence, string source)
    {
        for (var i = 0; i + 2 < sentence.Length; i++)
        {
            if (!Locales.IsHan(sentence[i + 1]) || !Locales.IsHan(sentence[i + 2]))
                continue;
            var words = sentence.Substring(i + 1, 2);
            var negated = Negators.Contains(sentence[i]);
            if (negated && !NegatedIn(source, words) && source.Contains(words, StringComparison.Ordinal))
                yield return sentence[i] + words;
            else if (!negated && OnlyNegated(source, words))
                yield return words;
        }

        if (sentence.Length > 1 && Locales.IsHan(sentence[0]) && Locales.IsHan(sentence[1]) && OnlyNegated(source, sentence[..2]))
            yield return sentence[..2];
    }

    private static bool NegatedIn(string source, string words)
    {
        for (var at = source.IndexOf(words, StringComparison.Ordinal); at >= 0; at = source.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && Negators.Contains(source[at - 1]))
                return true;
        }

        return false;
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

    private static IEnumerable<string> EnglishNegations(string sentence, string source)
    {
        var here = EnglishNegationsOf(sentence);
        var there = EnglishNegationsOf(source);
        if (here.Count > 0 && there.Count == 0)
            yield return here[0];
        else if (here.Count == 0 && there.Count > 0 && source.Split('\n').All(statement => EnglishNegationsOf(statement).Count > 0))
            yield return sentence.Trim();
    }

    private static List<string> EnglishNegationsOf(string text) =>
        [.. text.ToLowerInvariant().Replace('’', '\'').Split([' ', ',', '.', ';', ':', '!', '?', '\n', '|', '('], StringSplitOptions.RemoveEmptyEntries).Where(EnglishNegators.Contains)];

    /// <summary>Words whose place in the source is held by their opposite.</summary>
    private static IEnumerable<string> Exchanged(string sentence, string source)
    {
        foreach (var (one, other) in Turns)
        {
            if (Says(sentence, one, other) && !Says(source, one, other) && Says(source, other, one))
                yield return one;
            else if (Says(sentence, other, one) && !Says(source, other, one) && Says(source, one, other))
                yield return other;
        }
    }

    /// <summary>Whether a text holds a word, not counting where it is only a part of its opposite (超过 in 不超过) or of a longer spelled word.</summary>
    private static bool Says(string text, string word, string opposite)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            var spelled = char.IsAsciiLetter(word[0]) && ((at > 0 && char.IsAsciiLetter(text[at - 1])) || (end < text.Length && char.IsAsciiLetter(text[end])));
            var inOpposite = opposite.EndsWith(word, StringComparison.Ordinal) && end >= opposite.Length && text.AsSpan(end - opposite.Length, opposite.Length).SequenceEqual(opposite);
            if (!spelled && !inOpposite)
                return true;
        }

        return false;
    }

    /// <summary>A condition that the source makes and the sentence leaves out, though it says what follows from it: "如果有合约，收违约金" is no "收违约金".</summary>
    private static IEnumerable<string> DroppedConditions(Passing said, List<Passing> rests)
    {
        if (Conditions.Any(word => said.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            yield break;
        foreach (var (condition, consequence) in rests.SelectMany(statement => statement.Clauses.Zip(statement.Clauses.Skip(1))))
        {
            if (Conditions.Any(word => condition.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                && TextOverlap.Share(consequence.Grams, said.Grams) >= Consequence && TextOverlap.Share(said.Grams, consequence.Grams) >= Rests && TextOverlap.Share(condition.Grams, said.Grams) < SameCondition)
                yield return condition.Text;
        }
    }
}
