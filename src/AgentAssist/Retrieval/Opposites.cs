namespace AgentAssist.Retrieval;

/// <summary>Tells questions apart that differ in one word only, when that word turns the meaning round: topping up and cashing out, switching on and off.</summary>
/// <remarks>Shared words cannot see this: the rest of the sentence is the same, and so its score is high.</remarks>
internal sealed class Opposites
{
    private readonly (string[] One, string[] Other)[] pairs;

    private Opposites(TextTables tables) => pairs = [.. tables.Opposites.Select(row => (Words(row.One), Words(row.Other)))];

    /// <summary>From the table of this build.</summary>
    public static Opposites Default { get; } = new(TextTables.Default);

    /// <summary>Whether a question asks for one side, the best matching question says only the other, and none of the article's questions says the first.</summary>
    /// <param name="query">The customer's question, normalised.</param>
    /// <param name="match">The article's question that matched best, normalised.</param>
    /// <param name="questions">All of the article's questions, normalised.</param>
    public bool Contradict(string query, string match, IEnumerable<string> questions)
    {
        foreach (var (one, other) in pairs)
        {
            var (asked, opposite) = (Says(query, one, other), Says(query, other, one));
            if (asked == opposite)
                continue;
            var (mine, others) = asked ? (one, other) : (other, one);
            if (Says(match, others, mine) && !Says(match, mine, others) && !questions.Any(question => Says(question, mine, others)))
                return true;
        }

        return false;
    }

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
