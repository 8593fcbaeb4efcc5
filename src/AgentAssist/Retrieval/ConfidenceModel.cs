namespace AgentAssist.Retrieval;

/// <summary>Turns scores into how likely the best article is right.</summary>
internal static class ConfidenceModel
{
    private const double Middle = 0.72;
    private const double Steepness = 7;

    /// <summary>0 to 1.</summary>
    public static double Of(double best, double second) => Logistic(Evidence(best, second));

    /// <summary>What speaks for the best article: how much of the question it covers, and by how much it leads.</summary>
    public static double Evidence(double best, double second) => best + (0.5 * (best - second));

    private static double Logistic(double evidence) => 1 / (1 + Math.Exp(-Steepness * (evidence - Middle)));
}
