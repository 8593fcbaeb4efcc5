using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Knowledge;

namespace AgentAssist.Web.Api;

/// <summary>A conversation as it is answered when it begins.</summary>
internal record ConversationData
{
    public required string Id { get; init; }

    public required Channel Channel { get; init; }

    public required string Locale { get; init; }

    public string? CustomerId { get; init; }

    public string? ExternalId { get; init; }

    public string? AgentId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public static ConversationData Of(Conversation c) =>
        new() { Id = c.Id, Channel = c.Channel, Locale = c.Locale, CustomerId = c.CustomerId, ExternalId = c.ExternalId, AgentId = c.AgentId, StartedAt = c.StartedAt };
}

/// <summary>A conversation with everything in it.</summary>
internal sealed record WholeConversationData : ConversationData
{
    public DateTimeOffset? EndedAt { get; init; }

    public string? WrapUp { get; init; }

    public required IReadOnlyList<TurnData> Turns { get; init; }

    public required IReadOnlyList<SuggestionData> Suggestions { get; init; }

    public static WholeConversationData Of(Conversation c, IReadOnlyList<ShownSuggestion> suggestions) => new()
    {
        Id = c.Id,
        Channel = c.Channel,
        Locale = c.Locale,
        CustomerId = c.CustomerId,
        ExternalId = c.ExternalId,
        AgentId = c.AgentId,
        StartedAt = c.StartedAt,
        EndedAt = c.EndedAt,
        WrapUp = c.WrapUp,
        Turns = [.. c.Turns.Select(TurnData.Of)],
        Suggestions = [.. suggestions.Select(SuggestionData.Of)],
    };
}

/// <summary>A turn.</summary>
internal sealed record TurnData
{
    public required int Ordinal { get; init; }

    public required Speaker Role { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? ExternalId { get; init; }

    public required bool Final { get; init; }

    public static TurnData Of(Turn t) => new() { Ordinal = t.Ordinal, Role = t.Role, Text = t.Text, At = t.At, ExternalId = t.ExternalId, Final = t.Final };
}

/// <summary>A suggestion that was shown, and the last that became of it.</summary>
internal sealed record SuggestionData
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Question { get; init; }

    public required string Text { get; init; }

    public required bool Answered { get; init; }

    public required double Confidence { get; init; }

    public required IReadOnlyList<string> ArticleIds { get; init; }

    public HandlingTier? Tier { get; init; }

    public string? Category { get; init; }

    public RiskLevel? Risk { get; init; }

    public OutcomeData? Outcome { get; init; }

    public static SuggestionData Of(ShownSuggestion s) => new()
    {
        Id = s.Id,
        At = s.At,
        Question = s.Question,
        Text = s.Reply,
        Answered = s.Answered,
        Confidence = s.Confidence,
        ArticleIds = s.ArticleIds,
        Tier = s.Tier,
        Category = s.Category,
        Risk = s.Risk,
        Outcome = s.Outcomes.Count == 0 ? null : OutcomeData.Of(s.Outcomes[^1]),
    };
}

/// <summary>What became of a suggestion.</summary>
internal sealed record OutcomeData
{
    public required OutcomeKind Outcome { get; init; }

    public string? Text { get; init; }

    public string? Reason { get; init; }

    public required bool Inferred { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public static OutcomeData Of(SuggestionOutcome o) => new() { Outcome = o.Outcome, Text = o.Text, Reason = o.Reason, Inferred = o.Inferred, By = o.By, At = o.At };
}

/// <summary>When a conversation ended.</summary>
internal sealed record EndedData(string Id, DateTimeOffset EndedAt);
