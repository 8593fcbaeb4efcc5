using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Storage;

namespace AgentAssist.Conversations;

/// <summary>A suggestion that was shown to an agent, with what it answered.</summary>
/// <remarks>Not audited: that the product showed it is no act of a person, and the row itself, which nothing changes, says to whom and when.</remarks>
public sealed class ShownSuggestion
{
    /// <summary>The id that the agent's screen knows it by.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation, where it is stored.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The conversation's version when the work began.</summary>
    public int ConversationVersion { get; init; }

    /// <summary>Who asked: the person's or key's id.</summary>
    public string? CallerId { get; init; }

    /// <summary>How the customer spoke with the centre.</summary>
    public Channel Channel { get; init; }

    /// <summary>The language: <c>zh-CN</c> or <c>en</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>The customer's words that it answers.</summary>
    public required string Question { get; init; }

    /// <summary>The reply as it was shown.</summary>
    public required string Reply { get; init; }

    /// <summary>Whether the knowledge held an answer.</summary>
    public bool Answered { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The articles that it cites.</summary>
    public IReadOnlyList<string> ArticleIds { get; init; } = [];

    /// <summary>The tier that stood beside it.</summary>
    public HandlingTier? Tier { get; set; }

    /// <summary>The category that stood beside it.</summary>
    public string? Category { get; set; }

    /// <summary>The risk that stood beside it.</summary>
    public RiskLevel? Risk { get; set; }

    /// <summary>When it was shown.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What became of it, oldest first; the last counts.</summary>
    public IReadOnlyList<SuggestionOutcome> Outcomes { get; init; } = new List<SuggestionOutcome>();
}

/// <summary>What became of a suggestion.</summary>
public sealed class SuggestionOutcome : IAudited
{
    /// <summary>Counts upwards.</summary>
    public long Id { get; init; }

    /// <summary>The suggestion.</summary>
    public required string SuggestionId { get; init; }

    /// <summary>What the agent did.</summary>
    public OutcomeKind Outcome { get; init; }

    /// <summary>What the agent said or sent.</summary>
    public string? Text { get; init; }

    /// <summary>Why, in the agent's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the product read it off the conversation; otherwise a person or program said so.</summary>
    public bool Inferred { get; init; }

    /// <summary>Who said so, or appended the turn that it was read off.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>What an agent did with a suggestion.</summary>
public enum OutcomeKind
{
    /// <summary>Put it into the reply as it stood.</summary>
    Inserted,

    /// <summary>Used it with changes.</summary>
    Edited,

    /// <summary>Said it.</summary>
    Said,

    /// <summary>Refused it.</summary>
    Rejected,

    /// <summary>Left it.</summary>
    Ignored,
}

/// <summary>Triage that a person set right: what later triage can learn from.</summary>
public sealed class TriageCorrection : IAudited
{
    /// <summary>Counts upwards.</summary>
    public long Id { get; init; }

    /// <summary>The suggestion that the triage stood beside.</summary>
    public required string SuggestionId { get; init; }

    /// <summary>The customer's words.</summary>
    public required string Question { get; init; }

    /// <summary>The tier that had been proposed.</summary>
    public HandlingTier? ProposedTier { get; init; }

    /// <summary>The category that had been proposed.</summary>
    public string? ProposedCategory { get; init; }

    /// <summary>The risk that had been proposed.</summary>
    public RiskLevel? ProposedRisk { get; init; }

    /// <summary>The tier that is right.</summary>
    public HandlingTier? Tier { get; init; }

    /// <summary>The category that is right.</summary>
    public string? Category { get; init; }

    /// <summary>The risk that is right.</summary>
    public RiskLevel? Risk { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who corrected it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}
