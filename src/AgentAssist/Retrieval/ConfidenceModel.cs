namespace AgentAssist.Retrieval;

/// <summary>Turns scores into how likely the best article is right.</summary>
/// <remarks>
/// <para>
/// A BM25 score means nothing by itself: divided by the score that the question would have against itself, it says how much of the question
/// was found. That share rests on inverse document frequencies, which a knowledge of thirty articles cannot give; <see cref="CommonWords"/>
/// stands in for them, so that "怎么办" does not count as an answer and a word that the knowledge never uses counts as missing.
/// </para>
/// <para>
/// Beside it stand the shares of distinct words that question and match have in common, seen from either side: a match that asks for more than the
/// customer did is not the same question. Half the lead over the second is added: one article that stands out is more likely right than
/// one among equals. A logistic curve, middle at 0.55, maps the sum to 0 to 1.
/// </para>
/// <para>
/// On LCQMC's development set (half of the answers taken out of the index, each half in turn) the area under the ROC curve is 0.84. The
/// thresholds in <see cref="RetrievalOptions"/> were set there and on a knowledge of thirty articles: questions about other matters
/// stay under 0.3, rewordings of a similar question reach 0.6, and what lies between is worth a person's look. Characters shared by pure
/// accident (孩<b>子发</b>烧, 电<b>子发</b>票) are beyond it: that takes a model.
/// </para>
/// </remarks>
internal static class ConfidenceModel
{
    private const double Middle = 0.55;
    private const double Steepness = 8;
    private const double LeadWeight = 0.5;

    /// <summary>What speaks for a question being the same: its score, and how much of either the other holds.</summary>
    public static float OfQuestion(float score, Coverage coverage) => (score / 2) + ((coverage.OfQuery + coverage.OfText) / 4);

    /// <summary>What speaks for a passage answering a question: its score, and, twice as much, how much of the question it holds.</summary>
    public static float OfPassage(float score, float coverage) => (Math.Min(1, score) + (2 * coverage)) / 3;

    /// <summary>The confidence, 0 to 1.</summary>
    /// <param name="evidence">What speaks for the best article.</param>
    /// <param name="lead">By how much its score exceeds the second's.</param>
    public static double Of(double evidence, double lead) =>
        1 / (1 + Math.Exp(-Steepness * (evidence + (LeadWeight * Math.Max(0, lead)) - Middle)));
}
