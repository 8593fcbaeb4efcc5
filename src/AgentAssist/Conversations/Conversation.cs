using AgentAssist.Assist;
using AgentAssist.Storage;

namespace AgentAssist.Conversations;

/// <summary>A conversation with a customer.</summary>
public sealed class Conversation : IAudited
{
    /// <summary>Opaque and stable.</summary>
    public required string Id { get; init; }

    /// <summary>How the customer speaks with the centre.</summary>
    public Channel Channel { get; init; }

    /// <summary>The language: <c>zh-CN</c> or <c>en</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>The customer, where known.</summary>
    public string? CustomerId { get; set; }

    /// <summary>The id in the system that it came from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>How it came about.</summary>
    public ConversationOrigin Origin { get; init; }

    /// <summary>The agent who has it; <see langword="null"/> while the customer waits.</summary>
    public string? AgentId { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many turns it has.</summary>
    public int TurnCount { get; set; }

    /// <summary>Grows with every turn that is appended or revised; work for a lower one is stale.</summary>
    public int Version { get; set; }

    /// <summary>What the agent noted at the end.</summary>
    public string? WrapUp { get; set; }

    /// <summary>What was said, oldest first.</summary>
    public IReadOnlyList<Turn> Turns { get; init; } = new List<Turn>();
}

/// <summary>How a conversation came about.</summary>
public enum ConversationOrigin
{
    /// <summary>A customer speaks with the centre.</summary>
    Customer,

    /// <summary>An agent typed what a customer asks.</summary>
    Asked,

    /// <summary>A recorded conversation is played.</summary>
    Sample,
}

/// <summary>What was said at one go.</summary>
public sealed class Turn : IAudited
{
    /// <summary>The conversation it belongs to.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Its place in the conversation, from 1, without gaps.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Who spoke.</summary>
    public Speaker Role { get; set; }

    /// <summary>The words.</summary>
    public required string Text { get; set; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The id in the system that it came from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether it stays as it is; a transcript still being heard is not final.</summary>
    public bool Final { get; set; } = true;
}
