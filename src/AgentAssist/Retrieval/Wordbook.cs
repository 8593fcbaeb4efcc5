using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>What a vocabulary and the knowledge itself say about words. Immutable.</summary>
/// <param name="Source">The vocabulary it was made from.</param>
/// <param name="Lexicon">Its synonyms.</param>
/// <param name="Slips">What customers mistype.</param>
internal sealed record Wordbook(Vocabulary Source, Lexicon Lexicon, SlipCorrector Slips)
{
    /// <summary>Makes the wordbook of a knowledge.</summary>
    public static Wordbook Of(IReadOnlyList<Article> articles, Vocabulary vocabulary) => new(vocabulary, Lexicon.Of(vocabulary), new(articles, vocabulary));

    /// <summary>Whether a vocabulary says the same about words as the one this was made from.</summary>
    public bool Fits(Vocabulary vocabulary) => ReferenceEquals(vocabulary, Source)
        || (Same(vocabulary.Synonyms, Source.Synonyms, group => group.Id, group => group.Words)
            && Same(vocabulary.Slips, Source.Slips, slip => slip.Meant, slip => slip.Written)
            && Same(vocabulary.Products, Source.Products, product => product.Id, product => product.Aliases));

    /// <summary>A question as it is compared: normalised, its slips mended.</summary>
    public string Read(string question) => Slips.Correct(TextNormaliser.Default.Normalise(question));

    private static bool Same<T>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, string> name, Func<T, IReadOnlyList<string>> words) =>
        ReferenceEquals(one, other)
        || (one.Count == other.Count && one.Zip(other).All(pair => name(pair.First) == name(pair.Second) && words(pair.First).SequenceEqual(words(pair.Second))));
}
