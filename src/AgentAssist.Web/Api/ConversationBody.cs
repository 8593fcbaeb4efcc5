using System.ComponentModel;
using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Knowledge;
using Microsoft.AspNetCore.Mvc;

namespace AgentAssist.Web.Api;

/// <summary>A conversation that begins.</summary>
internal sealed record ConversationBody
{
    [Description("How the customer speaks with the centre; required.")]
    public Channel? Channel { get; init; }

    [Description("zh-CN or en; zh-CN if not given.")]
    public string? Locale { get; init; }

    [Description("The customer's id, up to 255 characters.")]
    public string? CustomerId { get; init; }

    [Description("The conversation's id in the system that it comes from, up to 255 characters; sent again, it is the same conversation.")]
    public string? ExternalId { get; init; }

    [Description("The person who takes it, as in the directory; without one the customer waits and every agent sees it.")]
    public string? AgentId { get; init; }

    public ProblemDetails? Fault() =>
        Channel is null ? ApiProblems.Create(400, "conversation.channelMissing", "The conversation has no channel: voice, chat or form.", "channel")
        : !string.IsNullOrEmpty(Locale) && !Locales.IsKnown(Locale) ? ApiProblems.Create(400, "conversation.localeUnknown", "The locale is not one of zh-CN and en.", "locale")
        : ApiText.Fault("customerId", CustomerId, ApiText.MaxId) ?? ApiText.Fault("externalId", ExternalId, ApiText.MaxId) ?? ApiText.Fault("agentId", AgentId, ApiText.MaxId);

    public NewConversation ToConversation() => new(Channel!.Value, string.IsNullOrEmpty(Locale) ? Locales.Chinese : Locale)
    {
        CustomerId = string.IsNullOrEmpty(CustomerId) ? null : CustomerId,
        AgentId = string.IsNullOrEmpty(AgentId) ? null : AgentId,
        ExternalId = string.IsNullOrEmpty(ExternalId) ? null : ExternalId,
    };
}

/// <summary>What was said.</summary>
internal sealed record TurnBody
{
    [Description("Who spoke; required.")]
    public Speaker? Role { get; init; }

    [Description("The words, 1 to 8,000 characters.")]
    public string? Text { get; init; }

    [Description("When it was said; now if not given.")]
    public DateTimeOffset? At { get; init; }

    [Description("The turn's id in the system that it comes from, up to 255 characters; sent again, it is the same turn.")]
    public string? ExternalId { get; init; }

    [Description("False for a transcript still being heard, which the same externalId revises; true if not given.")]
    public bool? Final { get; init; }

    public ProblemDetails? Fault() => this switch
    {
        { Role: null } => ApiProblems.Create(400, "turn.roleMissing", "The turn has no role: customer or agent.", "role"),
        _ when string.IsNullOrWhiteSpace(Text) => ApiProblems.Create(400, "turn.textMissing", "The turn has no text.", "text"),
        { Text.Length: > AssistRequest.MaxTextLength } => ApiProblems.Create(400, "turn.textTooLong", $"The text has {Text.Length} characters; at most {AssistRequest.MaxTextLength} are taken.", "text"),
        { Final: false } when string.IsNullOrEmpty(ExternalId) => ApiProblems.Create(400, "turn.externalIdMissing", "A turn that is not final needs an externalId, by which it is revised.", "externalId"),
        _ => ApiText.Fault("text", Text, AssistRequest.MaxTextLength) ?? ApiText.Fault("externalId", ExternalId, ApiText.MaxId),
    };

    public NewTurn ToTurn() => new(Role!.Value, Text!) { At = At, ExternalId = string.IsNullOrEmpty(ExternalId) ? null : ExternalId, Final = Final ?? true };
}

/// <summary>The end of a conversation.</summary>
internal sealed record EndBody
{
    [Description("What the agent notes, up to 8,000 characters.")]
    public string? WrapUp { get; init; }
}
