using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Tickets;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace AgentAssist.Web.Components.Desk;

/// <summary>What is suggested for a conversation, and what the agent makes of it.</summary>
public sealed partial class AssistPane
{
    private AssistRun? announced;
    private ReplyStyle style;
    private string announcement = "";

    /// <summary>The conversation that is open.</summary>
    [Parameter]
    public LiveConversation? Live { get; set; }

    /// <summary>The run to show.</summary>
    [Parameter]
    public AssistRun? Shown { get; set; }

    /// <summary>Who looks at it.</summary>
    [Parameter, EditorRequired]
    public Caller? Me { get; set; }

    /// <summary>Whether a reply can be put where the agent writes.</summary>
    [Parameter]
    public bool Insertable { get; set; }

    /// <summary>The reply is used; with its words.</summary>
    [Parameter]
    public EventCallback<string> OnInsert { get; set; }

    /// <summary>A question for what the ticket still needs is used.</summary>
    [Parameter]
    public EventCallback OnInsertQuestion { get; set; }

    /// <summary>A ticket was created, or taken back.</summary>
    [Parameter]
    public EventCallback<TicketNews> OnTicket { get; set; }

    [Inject]
    private SuggestionOutcomes Outcomes { get; set; } = null!;

    [Inject]
    private TicketDesk Tickets { get; set; } = null!;

    [Inject]
    private TicketDrafter Drafter { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<AssistPane> Logger { get; set; } = null!;

    // Said once for each run, and not for those that had ended before anybody looked.
    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Shown is null || Shown == announced)
            return;
        if (Shown.IsRunning)
            announcement = T["Announce.Started"];
        else
            (announced, announcement) = (Shown, Announcement.Of(Shown, style, T));
    }

    private async Task RejectAsync(string reason)
    {
        if (Shown is not { Suggestion: { } suggestion } shown)
            return;
        await Outcomes.RecordAsync(Me!, suggestion.SuggestionId, new NewOutcome(OutcomeKind.Rejected) { Reason = reason }, null, CancellationToken.None);
        (shown.Rejected, announcement) = (true, T["Reject.Done"]);
    }

    private async Task CorrectAsync(NewTriage right)
    {
        if (Shown is not { Suggestion: { } suggestion, Triage: { } judged } shown || await Outcomes.CorrectTriageAsync(Me!, suggestion.SuggestionId, right, null, CancellationToken.None) is not { } now)
            return;
        var draft = shown.Draft is { } before
            ? Drafter.With(before, now.Tier ?? judged.Tier, now.Category ?? judged.Category, now.Risk ?? judged.Risk, shown.Request.Locale, Time.GetLocalNow())
            : null;
        shown.Correct(now, draft);
        announcement = T["Triage.Corrected"];
    }

    // The draft stays where it is when it could not be stored: nothing typed is lost.
    private async Task<bool> CreateTicketAsync(TicketDraft draft, string? id)
    {
        if (Live is not { } live || Shown is not { } shown)
            return false;
        Ticket ticket;
        try
        {
            ticket = await StoreAsync(id ?? shown.TicketId);
            // What was taken back stays so: whoever asks again wants another one.
            if (ticket.Status == TicketStatus.Cancelled)
                ticket = await StoreAsync(id is null ? shown.NextTicketAfter(ticket.Id) : NewTicket.NewId());
        }
        catch (Exception exception)
        {
            Logger.TicketNotStored(exception, live.Id);
            return false;
        }

        announcement = T["Ticket.Created", ticket.Number];
        await OnTicket.InvokeAsync(new(ticket, TakenBack: false));
        return true;

        Task<Ticket> StoreAsync(string ticketId) => Tickets.CreateAsync(
            Me!,
            new NewTicket(ticketId, draft) { ConversationId = live.Id, SuggestionId = shown.Suggestion?.SuggestionId, CustomerId = live.Conversation.CustomerId },
            CancellationToken.None);
    }

    private async Task TakeBackAsync(Ticket ticket)
    {
        var taken = await Tickets.TakeBackAsync(Me!, ticket.Id, CancellationToken.None);
        announcement = T[taken ? "Ticket.TakenBack" : "Ticket.TooLate", ticket.Number];
        if (taken)
            await OnTicket.InvokeAsync(new(ticket, TakenBack: true));
    }
}

/// <summary>What became of a ticket.</summary>
/// <param name="Ticket">The ticket as it was created.</param>
/// <param name="TakenBack">Whether it was taken back.</param>
public sealed record TicketNews(Ticket Ticket, bool TakenBack);
