using AgentAssist.Assist;

namespace AgentAssist.Conversations;

/// <summary>A turn that is not stored yet.</summary>
/// <param name="Role">Who spoke.</param>
/// <param name="Text">The words, 1 to <see cref="AssistRequest.MaxTextLength"/> characters.</param>
public sealed record NewTurn(Speaker Role, string Text)
{
    /// <summary>When it was said; <see langword="null"/> for now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The id in the system that it came from: sent twice, it is stored once.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether these words stay; <see langword="false"/> for a transcript still being heard, which the same external id revises.</summary>
    public bool Final { get; init; } = true;
}

/// <summary>A conversation that is not stored yet.</summary>
/// <param name="Channel">How the customer speaks with the centre.</param>
/// <param name="Locale">The language: <c>zh-CN</c> or <c>en</c>.</param>
public sealed record NewConversation(Channel Channel, string Locale)
{
    /// <summary>The customer, where known.</summary>
    public string? CustomerId { get; init; }

    /// <summary>How it comes about.</summary>
    public ConversationOrigin Origin { get; init; }

    /// <summary>The agent who has it; <see langword="null"/> where the customer waits for one.</summary>
    public string? AgentId { get; init; }

    /// <summary>The id in the system that it came from: begun twice, it is one conversation.</summary>
    public string? ExternalId { get; init; }
}

/// <summary>A conversation that was begun, now or, by the same external id, before.</summary>
/// <param name="Conversation">The conversation, without its turns.</param>
/// <param name="IsNew">Whether it began with this call.</param>
public sealed record StartResult(Conversation Conversation, bool IsNew);
