using System.ComponentModel;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace AgentAssist.Web.Api;

/// <summary>What a program asks.</summary>
internal sealed record AssistBody
{
    [Description("What the customer said, 1 to 8,000 characters.")]
    public string? Text { get; init; }

    [Description("A stored conversation; its turns are the history then.")]
    public string? ConversationId { get; init; }

    [Description("How the customer speaks with the centre; the stored conversation's, or chat, if not given.")]
    public Channel? Channel { get; init; }

    [Description("zh-CN or en; the text's own language if not given.")]
    public string? Locale { get; init; }

    [Description("What is known of the customer.")]
    public AssistCustomer? Customer { get; init; }

    [Description("The moment the answer must be right for; now if not given.")]
    public DateTimeOffset? At { get; init; }

    [Description("The turns before this one, oldest first.")]
    public IReadOnlyList<HistoryTurn>? History { get; init; }

    /// <summary>What is wrong with the request, or <see langword="null"/>.</summary>
    public ProblemDetails? Fault() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Text) => ApiProblems.Create(400, "assist.textMissing", "The request has no text.", "text"),
        { Text.Length: > AssistRequest.MaxTextLength } => ApiProblems.Create(400, "assist.textTooLong", $"The text has {Text.Length} characters; at most {AssistRequest.MaxTextLength} are taken.", "text"),
        _ when ApiText.IsUnprintable(Text!) => ApiProblems.Create(400, "request.malformed", "The text holds control characters.", "text"),
        _ when !string.IsNullOrEmpty(Locale) && !Locales.IsKnown(Locale) => ApiProblems.Create(400, "assist.localeUnknown", "The locale is not one of zh-CN and en.", "locale"),
        _ when History?.Any(turn => turn is null) == true => ApiProblems.Create(400, "request.malformed", "A turn of the history is null.", "history"),
        _ => null,
    };

    /// <summary>The question for the core. A stored conversation's channel and customer stand in for those that are not given.</summary>
    public AssistRequest ToRequest(ConversationTurns? conversation, string callerId, DateTimeOffset now) => new(Text!, At ?? now)
    {
        ConversationId = string.IsNullOrEmpty(ConversationId) ? null : ConversationId,
        ConversationVersion = conversation?.Version ?? 0,
        CallerId = callerId,
        Channel = Channel ?? conversation?.Channel ?? Assist.Channel.Chat,
        Locale = string.IsNullOrEmpty(Locale) ? Locales.Of(Text!) : Locale,
        Customer = Customer is null ? new() { Id = conversation?.CustomerId } : new() { Id = Customer.Id ?? conversation?.CustomerId, Region = Customer.Region, Products = Customer.Products ?? [], Segment = Customer.Segment },
        History = conversation?.Before(Text!) ?? History ?? [],
    };
}

/// <summary>What a program knows of the customer.</summary>
internal sealed record AssistCustomer
{
    public string? Id { get; init; }

    public string? Region { get; init; }

    public IReadOnlyList<string>? Products { get; init; }

    [Description("new, active, complaint, leaving or dormant.")]
    public string? Segment { get; init; }
}
