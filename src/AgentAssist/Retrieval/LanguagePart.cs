namespace AgentAssist.Retrieval;

/// <summary>What was written in one language: its questions and its passages, each in an index of their own. Immutable.</summary>
/// <param name="Spelled">Whether the language is spelled (English) or written in characters (Chinese).</param>
/// <param name="First">The number of its first article; starts below are counted from there.</param>
/// <param name="Lexicon">The synonyms it was indexed with.</param>
/// <param name="Questions">Every question is a document.</param>
/// <param name="QuestionStarts">The first question of each article, and the number of all at the end.</param>
/// <param name="QuestionTexts">The questions as written.</param>
/// <param name="Forms">The questions unit by unit.</param>
/// <param name="Passages">Every passage is a document, and so are the words an article is to be found by and its text as a whole.</param>
/// <param name="PassageStarts">The first passage document of each article, and the number of all at the end.</param>
/// <param name="PassageNumbers">Which passage of its article a document is; <see cref="Lead"/> or <see cref="Whole"/> for what is not one passage.</param>
/// <param name="Vectors">A vector for each question, or <see langword="null"/> when vectors are switched off.</param>
/// <param name="Embedder">Made those vectors.</param>
internal sealed record LanguagePart(
    bool Spelled,
    int First,
    Lexicon Lexicon,
    KeywordIndex Questions,
    int[] QuestionStarts,
    string[] QuestionTexts,
    QuestionForms Forms,
    KeywordIndex Passages,
    int[] PassageStarts,
    int[] PassageNumbers,
    VectorIndex? Vectors,
    Models.HashingEmbeddingGenerator Embedder)
{
    /// <summary>Marks the words that an article is to be found by.</summary>
    public const int Lead = -1;

    /// <summary>Marks an article's text as a whole.</summary>
    public const int Whole = -2;

    /// <summary>How many articles it covers.</summary>
    public int Articles => QuestionStarts.Length - 1;

    /// <summary>Whether an article is among those it covers.</summary>
    public bool Covers(int article) => article >= First && article < First + Articles;

    /// <summary>Where an article's questions begin and end.</summary>
    public (int From, int To) QuestionsOf(int article) =>
        Covers(article) ? (QuestionStarts[article - First], QuestionStarts[article - First + 1]) : (0, 0);

    /// <summary>Where an article's passage documents begin and end.</summary>
    public (int From, int To) PassagesOf(int article) =>
        Covers(article) ? (PassageStarts[article - First], PassageStarts[article - First + 1]) : (0, 0);

    /// <summary>A normalised text cut up in the way of this language.</summary>
    public List<TextFeature> FeaturesOf(string normal)
    {
        var features = TextFeatures.Of(normal, Spelled);
        Lexicon.Add(normal, features);
        return features;
    }
}
