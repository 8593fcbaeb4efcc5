using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>A customer's words, and for whom and when the answer must be right.</summary>
/// <param name="Text">What the customer said, 1 to 8,000 characters.</param>
/// <param name="At">The moment the answer must be right for.</param>
public sealed record AssistRequest(string Text, DateTimeOffset At)
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int MaxTextLength = 8_000;

    /// <summary>The conversation that this turn belongs to, if it is stored.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The conversation's version when the work began; a draft for a conversation that moved on is dropped.</summary>
    public int ConversationVersion { get; init; }

    /// <summary>Who asks; a second question by the same caller about the same turn replaces the first.</summary>
    public string? CallerId { get; init; }

    /// <summary>How the customer speaks with the centre.</summary>
    public Channel Channel { get; init; } = Channel.Chat;

    /// <summary>The language of the answer: <c>zh-CN</c> or <c>en</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>What is known of the customer.</summary>
    public CustomerContext Customer { get; init; } = CustomerContext.Unknown;

    /// <summary>The turns before this one, oldest first.</summary>
    public IReadOnlyList<HistoryTurn> History { get; init; } = [];

    /// <summary>Whether words that spoke to a machine were left out.</summary>
    internal bool Cleaned { get; private init; }

    /// <summary>The same without words that speak to a machine instead of to a person.</summary>
    internal AssistRequest Harmless()
    {
        if (!InstructionFinder.IsIn(Text) && !History.Any(turn => InstructionFinder.IsIn(turn.Text)))
            return this;
        return this with { Text = InstructionFinder.Without(Text), History = [.. History.Select(turn => turn with { Text = InstructionFinder.Without(turn.Text) }).Where(turn => turn.Text.Length > 0)], Cleaned = true };
    }

    /// <summary>Everything that was said, oldest first, this turn last.</summary>
    internal IEnumerable<HistoryTurn> Talk() => History.Append(new HistoryTurn(Speaker.Customer, Text));

    /// <summary>Whether this turn asks and tells nothing: a greeting, thanks, or only the number or address that the agent wanted.</summary>
    internal bool AsksNothing => SmallTalk.IsOnly(Text) || (History.Count > 0 && !Text.AsSpan().ContainsAny('？', '?') && TalkTurn.Of(Talk())[^1].Matter.Count == 0);

    /// <summary>Whether this turn only replies to what the agent asked: it neither asks nor complains nor wants anything itself.</summary>
    internal bool OnlyReplies => History is [.., { Role: Speaker.Agent } asked] && DemandReader.Read(asked.Text).Asks
        && DemandReader.Read(Text) is { Asks: false, Trouble: false, Wants: false, Upset: false, Again: false };

    /// <summary>Everything that the customer said, oldest first, this turn last.</summary>
    internal IEnumerable<string> CustomersTurns() => History.Where(turn => turn.Role == Speaker.Customer).Select(turn => turn.Text).Append(Text);
}

/// <summary>How a customer speaks with the centre.</summary>
public enum Channel
{
    /// <summary>By telephone.</summary>
    Voice,

    /// <summary>By text.</summary>
    Chat,

    /// <summary>By a form.</summary>
    Form,
}

/// <summary>Who spoke.</summary>
public enum Speaker
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>The agent.</summary>
    Agent,
}

/// <summary>A turn before the question.</summary>
public sealed record HistoryTurn(Speaker Role, string Text);

/// <summary>What is known of the customer.</summary>
public sealed record CustomerContext
{
    /// <summary>Nothing is known.</summary>
    public static CustomerContext Unknown { get; } = new();

    /// <summary>The customer's id.</summary>
    public string? Id { get; init; }

    /// <summary>The region's id.</summary>
    public string? Region { get; init; }

    /// <summary>Product ids.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>The segment: <c>new</c>, <c>active</c>, <c>complaint</c>, <c>leaving</c> or <c>dormant</c>.</summary>
    public string? Segment { get; init; }

    /// <summary>Facts of the record that a reply may use, by slot name (<c>customerName</c>, <c>phone</c>, <c>address</c>, <c>plan</c>).</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}
