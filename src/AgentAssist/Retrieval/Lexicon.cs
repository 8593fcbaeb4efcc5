using System.Collections.Frozen;
using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>The centre's synonyms, ready to be found in a text. Immutable, thread-safe.</summary>
/// <remarks>A word of a group adds the group to a text's features; the word itself stays, so what is said literally still counts most.</remarks>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<char, (string Word, ulong Concept)[]> words;

    private Lexicon(IReadOnlyList<WordGroup> groups)
    {
        words = groups
            .SelectMany(group => group.Words.Select(word => (Word: TextNormaliser.Default.Normalise(word), Concept: TextFeatures.NameOfGroup(group.Id))))
            .Where(row => row.Word.Length > 1)
            .GroupBy(row => row.Word[0])
            .ToFrozenDictionary(rows => rows.Key, rows => rows.OrderByDescending(row => row.Word.Length).ToArray());
    }

    /// <summary>No synonyms.</summary>
    public static Lexicon None { get; } = new([]);

    /// <summary>The lexicon of a vocabulary.</summary>
    public static Lexicon Of(Vocabulary vocabulary) => Of(vocabulary.Synonyms);

    /// <summary>The lexicon of some groups.</summary>
    public static Lexicon Of(IReadOnlyList<WordGroup> groups) => groups.Count == 0 ? None : new(groups);

    /// <summary>Adds the groups that a normalised text has words of, at each place the longest word.</summary>
    public void Add(string normal, List<TextFeature> features)
    {
        foreach (var (_, _, concept) in Find(normal))
            features.Add(new(concept, FeatureChannel.Concept, IsWord: true));
    }

    /// <summary>The words of a normalised text that belong to a group: where, how long, and which group.</summary>
    public IReadOnlyList<(int Start, int Length, ulong Concept)> Find(string normal)
    {
        if (words.Count == 0)
            return [];
        List<(int, int, ulong)> found = [];
        for (var at = 0; at < normal.Length;)
        {
            var match = Match(normal, at);
            if (match is var (word, concept))
                found.Add((at, word.Length, concept));
            at += match?.Word.Length ?? 1;
        }

        return found;
    }

    private (string Word, ulong Concept)? Match(string text, int at)
    {
        if (!words.TryGetValue(text[at], out var rows))
            return null;
        foreach (var row in rows)
        {
            if (string.CompareOrdinal(text, at, row.Word, 0, row.Word.Length) == 0 && TextNormaliser.StandsAlone(text, at, row.Word))
                return row;
        }

        return null;
    }
}
