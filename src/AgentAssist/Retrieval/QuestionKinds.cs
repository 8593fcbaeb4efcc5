namespace AgentAssist.Retrieval;

/// <summary>What a question asks for; several at once where it says several.</summary>
[Flags]
internal enum QuestionKind : ushort
{
    /// <summary>It says nothing about that.</summary>
    None = 0,

    /// <summary>Why something is so.</summary>
    Reason = 1,

    /// <summary>How to do something.</summary>
    Manner = 2,

    /// <summary>What something is.</summary>
    Thing = 4,

    /// <summary>When, or how long.</summary>
    Time = 8,

    /// <summary>How much or how many.</summary>
    Amount = 16,

    /// <summary>Where.</summary>
    Place = 32,

    /// <summary>Who.</summary>
    Person = 64,

    /// <summary>Whether something is so, or is possible.</summary>
    Whether = 128,

    /// <summary>An odd number of negations stands in it.</summary>
    Negated = 256,
}

/// <summary>Reads from a normalised question what kind of thing it asks for.</summary>
internal static class QuestionKinds
{
    private const string ChineseNegations = "不没无非别未";

    private static readonly (string Word, QuestionKind Kind)[] Chinese =
    [
        ("为什么", QuestionKind.Reason), ("怎么", QuestionKind.Manner), ("什么时候", QuestionKind.Time), ("几天", QuestionKind.Time), ("多少", QuestionKind.Amount),
        ("哪", QuestionKind.Place), ("谁", QuestionKind.Person), ("吗", QuestionKind.Whether), ("是不是", QuestionKind.Whether), ("能", QuestionKind.Whether),
    ];

    private static readonly (string Word, QuestionKind Kind)[] English =
    [
        (" why ", QuestionKind.Reason), (" how much ", QuestionKind.Amount), (" how many ", QuestionKind.Amount), (" how long ", QuestionKind.Time), (" when ", QuestionKind.Time),
        (" where ", QuestionKind.Place), (" who ", QuestionKind.Person), (" can i ", QuestionKind.Whether), (" is it ", QuestionKind.Whether), (" do i ", QuestionKind.Whether),
    ];

    private static readonly string[] EnglishNegations = [" not ", " no ", " never ", " cant ", " dont ", " wont ", " doesnt ", " didnt ", " isnt "];

    /// <summary>The kinds that a normalised question names.</summary>
    public static QuestionKind Of(string normal)
    {
        var kind = QuestionKind.None;
        var padded = $" {normal} ";
        foreach (var (word, one) in Chinese)
        {
            if (normal.Contains(word, StringComparison.Ordinal))
                kind |= one;
        }

        foreach (var (word, one) in English)
        {
            if (padded.Contains(word, StringComparison.Ordinal))
                kind |= one;
        }

        // 什么时候 and 为什么 hold 什么, and do not ask what.
        if ((kind & (QuestionKind.Time | QuestionKind.Reason)) == 0 && normal.Contains("什么", StringComparison.Ordinal))
            kind |= QuestionKind.Thing;
        if ((kind & (QuestionKind.Time | QuestionKind.Amount)) == 0 && padded.Contains(" how ", StringComparison.Ordinal))
            kind |= QuestionKind.Manner;
        var negations = normal.Count(c => ChineseNegations.Contains(c, StringComparison.Ordinal)) + EnglishNegations.Count(word => padded.Contains(word, StringComparison.Ordinal));
        return negations % 2 == 1 ? kind | QuestionKind.Negated : kind;
    }

    /// <summary>Whether both say what they ask for, and nothing of it is the same.</summary>
    public static bool Differ(QuestionKind one, QuestionKind other)
    {
        var (a, b) = (one & ~QuestionKind.Negated, other & ~QuestionKind.Negated);
        return a != 0 && b != 0 && (a & b) == 0;
    }

    /// <summary>Whether a question is negated.</summary>
    public static bool Negates(QuestionKind kind) => (kind & QuestionKind.Negated) != 0;
}
