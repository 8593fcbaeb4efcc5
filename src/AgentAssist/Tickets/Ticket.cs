using System.Globalization;
using AgentAssist.Knowledge;
using AgentAssist.Storage;

namespace AgentAssist.Tickets;

/// <summary>What somebody has to do for a customer, as an agent confirmed it.</summary>
public sealed class Ticket : IAudited
{
    /// <summary>Counts upwards over all tickets.</summary>
    public long Sequence { get; init; }

    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>The number that people read to each other, such as <c>T-20261124-0187</c>: the day, by the server's time zone, and the sequence.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"T-{CreatedAt.ToLocalTime():yyyyMMdd}-{Sequence:D4}");

    /// <summary>Where it stands.</summary>
    public TicketStatus Status { get; init; }

    /// <summary>The conversation that it came from.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The suggestion whose draft it was.</summary>
    public string? SuggestionId { get; init; }

    /// <summary>The customer, where known.</summary>
    public string? CustomerId { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What the customer wants, in the third person.</summary>
    public required string Description { get; init; }

    /// <summary>Category path.</summary>
    public required string Category { get; init; }

    /// <summary>How it is handled.</summary>
    public HandlingTier Tier { get; init; }

    /// <summary>How urgent it is.</summary>
    public TicketPriority Priority { get; init; }

    /// <summary>Who handles it.</summary>
    public required string Department { get; init; }

    /// <summary>What is known, by field.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>When somebody must have contacted the customer.</summary>
    public DateTimeOffset ResponseDue { get; init; }

    /// <summary>When it must be solved.</summary>
    public DateTimeOffset ResolutionDue { get; init; }

    /// <summary>Who created it: the person's or key's id.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When; its clocks run from here.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Where a ticket stands.</summary>
public enum TicketStatus
{
    /// <summary>Confirmed by the agent; nobody has it yet.</summary>
    New,

    /// <summary>Taken back.</summary>
    Cancelled,
}

/// <summary>A ticket that is not stored yet.</summary>
/// <param name="Id">Its id, chosen by whoever asks for it: asked for twice, it is one ticket.</param>
/// <param name="Draft">What it says; due times are computed anew when it is created.</param>
public sealed record NewTicket(string Id, TicketDraft Draft)
{
    /// <summary>An id that no ticket has.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>The conversation that it comes from.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The suggestion whose draft it is.</summary>
    public string? SuggestionId { get; init; }

    /// <summary>The customer, where known.</summary>
    public string? CustomerId { get; init; }
}
