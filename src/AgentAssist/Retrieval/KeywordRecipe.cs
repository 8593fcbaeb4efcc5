namespace AgentAssist.Retrieval;

/// <summary>How a keyword index weighs what it counts.</summary>
/// <param name="Unit">Weight of single characters or words.</param>
/// <param name="Pair">Weight of neighbours.</param>
/// <param name="Gram">Weight of the letters inside words.</param>
/// <param name="K1">BM25's saturation of repeated words.</param>
/// <param name="B">BM25's allowance for length, 0 to 1.</param>
internal sealed record KeywordRecipe(float Unit, float Pair, float Gram, float K1 = 0.9f, float B = 0.8f)
{
    /// <summary>Questions in Chinese: characters lead. LCQMC and BQ dev agree on it to within half a point from 0.2 to 0.5.</summary>
    public static KeywordRecipe ChineseQuestions { get; } = new(1f, 0.35f, 0f);

    /// <summary>Passages in Chinese: neighbours lead, for in a long text single characters are everywhere.</summary>
    public static KeywordRecipe ChinesePassages { get; } = new(0.35f, 1f, 0f);

    /// <summary>Questions in English: words, their order, and the letters that inflected and misspelt words share.</summary>
    public static KeywordRecipe EnglishQuestions { get; } = new(1f, 0.5f, 0.35f);

    /// <summary>Passages in English.</summary>
    public static KeywordRecipe EnglishPassages { get; } = new(1f, 0.5f, 0.1f);

    /// <summary>The weight of a channel.</summary>
    public float this[FeatureChannel channel] => channel switch
    {
        FeatureChannel.Unit => Unit,
        FeatureChannel.Pair => Pair,
        _ => Gram,
    };
}
