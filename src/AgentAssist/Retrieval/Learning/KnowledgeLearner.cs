namespace AgentAssist.Retrieval.Learning;

/// <summary>Learns everything that a knowledge teaches about itself.</summary>
internal static class KnowledgeLearner
{
    /// <summary>The models of an index's articles and how its matches are to be trusted.</summary>
    public static Learned Learn(KnowledgeIndex index, RetrievalOptions options, int degree, CancellationToken cancellationToken)
    {
        var models = index.Parts.Select(part => ArticleLearner.Learn(part, degree, cancellationToken)).ToList();
        return new(models, ConfidenceCurve.Default);
    }
}
