using AgentAssist.Assist;
using AgentAssist.Storage;

namespace AgentAssist.Conversations;

/// <summary>A talk between a customer and the centre.</summary>
public sealed class Conversation : IAudited
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>How they talk.</summary>
    public Channel Channel { get; init; }

    /// <summary>The language, <c>zh-CN</c> or <c>en</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>The customer's id, where known.</summary>
    public string? CustomerId { get; set; }

    /// <summary>The id that another system has for it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many turns it has: its version, by which a draft for earlier words is known to be stale.</summary>
    public int TurnCount { get; set; }

    /// <summary>What was said, oldest first.</summary>
    public List<Turn> Turns { get; init; } = [];
}

/// <summary>What one side said at a time.</summary>
public sealed class Turn : IAudited
{
    /// <summary>The conversation's id.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Its place, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>Who spoke.</summary>
    public Speaker Role { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The id that another system has for it.</summary>
    public string? ExternalId { get; init; }
}
