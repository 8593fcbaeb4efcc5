using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>Mends what a customer mistyped, by the words that this knowledge is asked about. Immutable, thread-safe.</summary>
/// <remarks>
/// Two Han characters that the knowledge never puts together, but that sound like two that it does, become those: 宽代 is read as 宽带. A spelled
/// word that it does not know, one letter away from one that it does, becomes that. What the vocabulary lists as a slip is replaced outright.
/// Only what nothing matches is touched, so a right word is never made wrong.
/// </remarks>
internal sealed class SlipCorrector
{
    private const int ShortestWord = 4;

    private readonly HashSet<int> pairs = [];
    private readonly Dictionary<int, (char One, char Other)> bySound = [];
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byDeletion = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(string From, string To)> slips;

    /// <summary>Learns the words of a knowledge.</summary>
    /// <param name="articles">Their titles, questions and keywords are what customers may mean; their text is what stands unchanged.</param>
    /// <param name="vocabulary">Its slips and the products' names.</param>
    public SlipCorrector(IReadOnlyList<Article> articles, Vocabulary vocabulary)
    {
        slips = [.. vocabulary.Slips.SelectMany(slip => slip.Written.Select(written => (Normal(written), Normal(slip.Meant)))).Where(slip => slip.Item1.Length > 0)];
        Dictionary<int, (int Count, (char, char) Pair)> meant = [];
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        foreach (var text in articles.SelectMany(article => article.Questions.Concat(article.Keywords).Append(article.Title))
            .Concat(vocabulary.Products.SelectMany(product => product.Aliases)).Concat(vocabulary.Synonyms.SelectMany(group => group.Words)))
            Read(Normal(text), meant, known);
        foreach (var article in articles)
            ReadPairs(Normal(article.Body));
        foreach (var (sound, (_, pair)) in meant)
            bySound[sound] = pair;
        foreach (var word in known.OrderByDescending(pair => pair.Value).Select(pair => pair.Key).Where(word => word.Length >= ShortestWord))
        {
            foreach (var deletion in Deletions(word))
                byDeletion.TryAdd(deletion, word);
        }
    }

    /// <summary>A normalised question with its slips mended.</summary>
    public string Correct(string normal)
    {
        foreach (var (from, to) in slips)
        {
            if (normal.Contains(from, StringComparison.Ordinal) && TextNormaliser.StandsAlone(normal, normal.IndexOf(from, StringComparison.Ordinal), from))
                normal = normal.Replace(from, to, StringComparison.Ordinal);
        }

        return CorrectWords(CorrectPairs(normal));
    }

    private string CorrectPairs(string normal)
    {
        char[]? mended = null;
        for (var i = 0; i + 1 < normal.Length; i++)
        {
            var (one, other) = (normal[i], normal[i + 1]);
            if (!Locales.IsHan(one) || !Locales.IsHan(other) || Knows(one, other) || !bySound.TryGetValue(Homophones.Default.Sound(one, other), out var meant))
                continue;
            // Half of a known word must not be torn out of it: 不到账 is no slip of 不倒.
            if ((i > 0 && meant.One != one && Knows(normal[i - 1], one)) || (i + 2 < normal.Length && meant.Other != other && Knows(other, normal[i + 2])))
                continue;
            mended ??= normal.ToCharArray();
            (mended[i], mended[i + 1]) = meant;
        }

        return mended is null ? normal : new(mended);
    }

    private string CorrectWords(string normal)
    {
        if (byDeletion.Count == 0 || !normal.AsSpan().ContainsAnyInRange('a', 'z'))
            return normal;
        var said = normal.Split(' ');
        var changed = false;
        for (var i = 0; i < said.Length; i++)
        {
            if (said[i].Length < ShortestWord || words.Contains(said[i]) || !said[i].All(char.IsAsciiLetter) || CommonWords.Default.SayAllOf(said[i]))
                continue;
            if (Deletions(said[i]).Select(deletion => byDeletion.GetValueOrDefault(deletion)).FirstOrDefault(word => word is not null && Near(word, said[i])) is { } meant)
                (said[i], changed) = (meant, true);
        }

        return changed ? string.Join(' ', said) : normal;
    }

    private bool Knows(char one, char other) => pairs.Contains((one << 16) | other);

    private void Read(string normal, Dictionary<int, (int Count, (char, char) Pair)> meant, Dictionary<string, int> known)
    {
        ReadPairs(normal);
        for (var i = 0; i + 1 < normal.Length; i++)
        {
            var (one, other) = (normal[i], normal[i + 1]);
            if (Homophones.Default.Sound(one, other) is not (> 0 and var sound) || IsCommon(one) || IsCommon(other))
                continue;
            var (count, pair) = meant.GetValueOrDefault(sound);
            // Of two that sound alike, the one said more often.
            meant[sound] = count == 0 || pair == (one, other) ? (count + 1, (one, other)) : count == 1 ? (1, (one, other)) : (count - 1, pair);
        }

        foreach (var word in normal.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(char.IsAsciiLetter)))
            known[word] = known.GetValueOrDefault(word) + 1;
        words.UnionWith(known.Keys);
    }

    private void ReadPairs(string normal)
    {
        for (var i = 0; i + 1 < normal.Length; i++)
        {
            if (Locales.IsHan(normal[i]) && Locales.IsHan(normal[i + 1]))
                pairs.Add((normal[i] << 16) | normal[i + 1]);
        }
    }

    private static bool IsCommon(char c) => CommonWords.Default.SayAllOf(c.ToString());

    /// <summary>A word and each form of it that lacks one letter: two words one slip apart share one of them (Garbe's symmetric deletions).</summary>
    private static IEnumerable<string> Deletions(string word) =>
        Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Prepend(word);

    /// <summary>Whether one letter was left out, put in, replaced, or two neighbours swapped.</summary>
    internal static bool Near(string one, string other)
    {
        if (one[0] != other[0] || Math.Abs(one.Length - other.Length) > 1)
            return false;
        var (start, end) = (0, 0);
        while (start < Math.Min(one.Length, other.Length) && one[start] == other[start])
            start++;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
            end++;
        var (left, right) = (one[start..^end], other[start..^end]);
        return Math.Max(left.Length, right.Length) <= 1 || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);
    }

    private static string Normal(string text) => TextNormaliser.Default.Normalise(text);
}
