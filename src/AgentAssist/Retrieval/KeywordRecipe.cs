namespace AgentAssist.Retrieval;

/// <summary>How a keyword index weighs what it counts.</summary>
/// <param name="Unit">Weight of single characters or words.</param>
/// <param name="Pair">Weight of neighbours.</param>
/// <param name="Gram">Weight of the letters inside words.</param>
/// <param name="Concept">Weight of synonyms' groups.</param>
/// <param name="K1">BM25's saturation of repeated words.</param>
/// <param name="B">BM25's allowance for length, 0 to 1.</param>
internal sealed record KeywordRecipe(float Unit, float Pair, float Gram, float Concept, float K1 = 0.9f, float B = 0.8f)
{
    /// <summary>Questions in Chinese: characters lead, for the same thing is asked in words that share some of them.</summary>
    public static KeywordRecipe ChineseQuestions { get; } = new(1f, 0.2f, 0f, 1f, K1: 1.2f);

    /// <summary>Passages in Chinese: neighbours count as much, for in a long text single characters are everywhere, and length says little.</summary>
    public static KeywordRecipe ChinesePassages { get; } = new(1f, 1f, 0f, 1.5f, K1: 1.5f, B: 0.5f);

    /// <summary>Questions in English: words, their order, and the letters that inflected and misspelt words share.</summary>
    public static KeywordRecipe EnglishQuestions { get; } = new(1f, 0.5f, 0.35f, 1f);

    /// <summary>Passages in English.</summary>
    public static KeywordRecipe EnglishPassages { get; } = new(1f, 0.5f, 0.1f, 1f, K1: 1.5f, B: 0.5f);

    /// <summary>The weight of a channel.</summary>
    public float this[FeatureChannel channel] => channel switch
    {
        FeatureChannel.Unit => Unit,
        FeatureChannel.Pair => Pair,
        FeatureChannel.Gram => Gram,
        _ => Concept,
    };
}
