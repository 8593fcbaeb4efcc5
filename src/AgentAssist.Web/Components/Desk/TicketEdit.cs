using AgentAssist.Knowledge;
using AgentAssist.Tickets;

namespace AgentAssist.Web.Components.Desk;

/// <summary>A ticket draft while the agent changes it.</summary>
public sealed class TicketEdit(TicketDraft draft)
{
    private string id = NewTicket.NewId();

    /// <summary>The id of the ticket that it becomes; the browser keeps it with what was typed. What is no such id is not taken.</summary>
    public string Id
    {
        get => id;
        set => id = Guid.TryParseExact(value, "N", out _) ? value : id;
    }

    /// <summary>One line.</summary>
    public string Title { get; set; } = draft.Title;

    /// <summary>What the customer wants.</summary>
    public string Description { get; set; } = draft.Description;

    /// <summary>How it is handled.</summary>
    public HandlingTier Tier { get; set; } = draft.Tier;

    /// <summary>Category path.</summary>
    public string Category { get; set; } = draft.Category;

    /// <summary>How urgent it is.</summary>
    public TicketPriority Priority { get; set; } = draft.Priority;

    /// <summary>Who handles it.</summary>
    public string Department { get; set; } = draft.Department;

    /// <summary>The fields, those that are still missing with nothing in them.</summary>
    public IDictionary<string, string> Fields { get; } =
        draft.Fields.Concat(draft.Missing.Select(missing => KeyValuePair.Create(missing.Field, ""))).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);

    /// <summary>What the agent made of it.</summary>
    public TicketDraft ToDraft() => draft with
    {
        Title = Title.Trim(),
        Description = Description.Trim(),
        Tier = Tier,
        Category = Category,
        Priority = Priority,
        Department = Department,
        Fields = Fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)).ToDictionary(field => field.Key, field => field.Value.Trim(), StringComparer.Ordinal),
    };
}
