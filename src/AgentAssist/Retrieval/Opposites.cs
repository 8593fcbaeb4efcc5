namespace AgentAssist.Retrieval;

/// <summary>Tells questions apart that differ in one word only, when that word turns the meaning round: topping up and cashing out, switching on and off.</summary>
/// <remarks>Shared words cannot see this: the rest of the sentence is the same, and so its score is high.</remarks>
internal sealed class Opposites
{
    private readonly (string[] One, string[] Other)[] pairs;

    private Opposites(TextTables tables) => pairs = [.. tables.Opposites.Select(row => (Words(row.One), Words(row.Other)))];

    /// <summary>From the table of this build.</summary>
    public static Opposites Default { get; } = new(TextTables.Default);

    /// <summary>The sides that a question asks for; most ask for none, and nothing need be compared.</summary>
    /// <param name="query">The customer's question, normalised.</param>
    public IReadOnlyList<OppositeSide> AskedBy(string query)
    {
        List<OppositeSide> asked = [];
        foreach (var (one, other) in pairs)
        {
            var (says, opposite) = (Says(query, one, other), Says(query, other, one));
            if (says != opposite)
                asked.Add(says ? new(one, other) : new(other, one));
        }

        return asked;
    }

    /// <summary>Whether the best matching question says only the opposite, and none of the article's questions says what was asked.</summary>
    /// <param name="asked">What the customer's question asks for.</param>
    /// <param name="match">The article's question that matched best, normalised.</param>
    /// <param name="questions">All of the article's questions, normalised.</param>
    public static bool Contradict(IReadOnlyList<OppositeSide> asked, string match, IEnumerable<string> questions) => asked.Any(side =>
        Says(match, side.Opposite, side.Asked) && !Says(match, side.Asked, side.Opposite) && !questions.Any(question => Says(question, side.Asked, side.Opposite)));

    /// <summary>Whether a text holds one of the words, not counting where it is only a part of an opposite: 约定 stands in 非约定.</summary>
    private static bool Says(string text, string[] words, string[] opposites)
    {
        foreach (var opposite in opposites)
        {
            if (words.Any(word => opposite.Length > word.Length && opposite.Contains(word, StringComparison.Ordinal)))
                text = text.Replace(opposite, " ", StringComparison.Ordinal);
        }

        return words.Any(word => Holds(text, word));
    }

    private static bool Holds(string text, string word)
    {
        if (!TextNormaliser.IsSpelled(word[0]))
            return text.Contains(word, StringComparison.Ordinal);
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || text[at - 1] == ' ') && (end == text.Length || text[end] == ' '))
                return true;
        }

        return false;
    }

    private static string[] Words(string side) => [.. side.Split('|').Select(TextNormaliser.Default.Normalise).Where(word => word.Length > 0).Distinct()];
}

/// <summary>The words of one side, and those of the other.</summary>
internal sealed record OppositeSide(string[] Asked, string[] Opposite);
