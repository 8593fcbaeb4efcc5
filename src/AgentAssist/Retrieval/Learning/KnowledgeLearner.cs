namespace AgentAssist.Retrieval.Learning;

/// <summary>Learns everything that a knowledge teaches about itself.</summary>
internal static class KnowledgeLearner
{
    /// <summary>The models of an index's articles and how its matches are to be trusted.</summary>
    /// <param name="index">The knowledge.</param>
    /// <param name="options">How it is searched.</param>
    /// <param name="at">The moment whose articles are looked at.</param>
    /// <param name="degree">How many cores may be used.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static Learned Learn(KnowledgeIndex index, RetrievalOptions options, DateTimeOffset at, int degree, CancellationToken cancellationToken)
    {
        var models = index.Parts.Select(part => ArticleLearner.Learn(index, part, degree, cancellationToken)).ToList();
        var observations = new HeldOutTrial(index, options, at, degree).Run(cancellationToken);
        return new(models, ConfidenceCurve.Fit(observations));
    }
}
