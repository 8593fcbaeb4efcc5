using AgentAssist.Knowledge;

namespace AgentAssist.Tickets;

/// <summary>A ticket as far as the conversation fills it.</summary>
/// <param name="Title">One line.</param>
/// <param name="Description">What the customer wants, in the third person.</param>
/// <param name="Category">Category path.</param>
/// <param name="Tier">How it is handled.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Department">Who handles it.</param>
/// <param name="Fields">What is known, by field: <c>phone, account, address, device, faultCode, since, timesReported, tried, plate, orderId, amount</c>.</param>
/// <param name="Missing">What is not known yet and would be needed.</param>
/// <param name="ResponseDue">When somebody must have contacted the customer.</param>
/// <param name="ResolutionDue">When it must be solved.</param>
public sealed record TicketDraft(
    string Title,
    string Description,
    string Category,
    HandlingTier Tier,
    TicketPriority Priority,
    string Department,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<MissingField> Missing,
    DateTimeOffset ResponseDue,
    DateTimeOffset ResolutionDue);

/// <summary>A field that is not known, and the polite question that would get it.</summary>
public sealed record MissingField(string Field, string Ask);

/// <summary>How urgent a ticket is.</summary>
public enum TicketPriority
{
    /// <summary>When there is time.</summary>
    Low,

    /// <summary>In its turn.</summary>
    Normal,

    /// <summary>Before others.</summary>
    High,

    /// <summary>Now.</summary>
    Urgent,
}
