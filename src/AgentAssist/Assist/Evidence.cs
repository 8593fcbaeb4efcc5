namespace AgentAssist.Assist;

/// <summary>Something that may be cited, as it was shown to the agent.</summary>
/// <param name="N">Its number in this suggestion, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ArticleId">The article it comes from, if it comes from one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">The words that support.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Url">Where the whole can be read.</param>
public sealed record Evidence(int N, EvidenceKind Kind, string? ArticleId, string Title, string Text, double Score, string? Url);

/// <summary>What a piece of evidence is.</summary>
public enum EvidenceKind
{
    /// <summary>A part of an article's body.</summary>
    Passage,

    /// <summary>An article's wording for agents.</summary>
    Reply,

    /// <summary>A service target that a promise rests on.</summary>
    Sla,

    /// <summary>The customer's record.</summary>
    Customer,
}
