using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>What a demand takes, and why.</summary>
/// <param name="Tier">How it is handled.</param>
/// <param name="Category">Category path.</param>
/// <param name="Risk">How dangerous it is to get it wrong.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">Why, in words of the request's language.</param>
public sealed record Triage(HandlingTier Tier, string Category, RiskLevel Risk, double Confidence, IReadOnlyList<string> Reasons);

/// <summary>How dangerous it is to get a demand wrong.</summary>
public enum RiskLevel
{
    /// <summary>Nothing unusual.</summary>
    None,

    /// <summary>Handle with care.</summary>
    Attention,

    /// <summary>A supervisor should know.</summary>
    High,
}
