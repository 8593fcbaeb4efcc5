using System.Globalization;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tickets;

/// <summary>Where tickets are confirmed from drafts, and taken back at once where that was a slip.</summary>
/// <remarks>A ticket that is returned is on the disk.</remarks>
public sealed class TicketDesk(IDbContextFactory<AgentAssistDb> databases, VocabularyCatalog vocabulary, ConversationFeed feed, TimeProvider time)
{
    /// <summary>The most characters of a title.</summary>
    public const int MaxTitle = 200;

    /// <summary>The most characters of a description.</summary>
    public const int MaxDescription = 4000;

    /// <summary>The most characters of a field.</summary>
    public const int MaxField = 500;

    /// <summary>For so long a screen offers to take a ticket back.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Findable = TimeSpan.FromDays(30);

    // Whoever presses at the last moment is still on the way.
    private static readonly TimeSpan Underway = TimeSpan.FromSeconds(5);

    /// <summary>Creates a ticket, or finds the one that the same id created.</summary>
    /// <exception cref="ArgumentException">There is no title, or something is too long.</exception>
    public async Task<Ticket> CreateAsync(Caller caller, NewTicket wanted, CancellationToken cancellationToken)
    {
        ConversationLog.DemandWriter(caller);
        Check(wanted.Draft);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ticket = await FindOrAddAsync(db, caller, wanted, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Asked for twice at the same moment; where it was something else, there is none to find.
            await using var again = await databases.CreateDbContextAsync(cancellationToken);
            ticket = await again.Tickets.AsNoTracking().FirstOrDefaultAsync(t => t.Id == wanted.Id, cancellationToken);
            if (ticket is null)
                throw;
        }

        await PublishAsync(db, ticket.ConversationId, cancellationToken);
        return ticket;
    }

    /// <summary>Takes back a ticket that its maker created a moment ago; <see langword="false"/> where it is too late, or there is no such ticket of the caller's.</summary>
    public async Task<bool> TakeBackAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        ConversationLog.DemandWriter(caller);
        var since = time.GetUtcNow() - UndoFor - Underway;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.Tickets.Where(t => t.Id == id && t.CreatedBy == caller.Id && t.Status == TicketStatus.New && t.CreatedAt >= since)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Status, TicketStatus.Cancelled), cancellationToken);
        if (taken == 0)
            return false;
        db.Audit(caller, "ticket.takenBack", "ticket", id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await PublishAsync(db, await db.Tickets.Where(t => t.Id == id).Select(t => t.ConversationId).SingleAsync(cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>A conversation's tickets, oldest first, without those that were taken back.</summary>
    public async Task<IReadOnlyList<Ticket>> ListAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Tickets.AsNoTracking().Where(t => t.ConversationId == conversationId && t.Status != TicketStatus.Cancelled)
            .OrderBy(t => t.Sequence).ToListAsync(cancellationToken);
    }

    /// <summary>The caller's own tickets of the last 30 days by their number or words of their title, newest first.</summary>
    public async Task<IReadOnlyList<Ticket>> FindAsync(Caller caller, string words, int most, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Findable;
        // "T-20261124-0187", "0187" and "187" name the same one.
        long? sequence = long.TryParse(words.AsSpan(words.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Tickets.AsNoTracking().Where(t => t.CreatedBy == caller.Id && t.CreatedAt > since && t.Status != TicketStatus.Cancelled && (t.Sequence == sequence || t.Title.Contains(words)))
            .OrderByDescending(t => t.Sequence).Take(most).ToListAsync(cancellationToken);
    }

    private static void Check(TicketDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Title) || draft.Title.Length > MaxTitle)
            throw new ArgumentException($"A ticket's title has 1 to {MaxTitle} characters; this one has {draft.Title.Length}.", nameof(draft));
        if (draft.Description.Length > MaxDescription)
            throw new ArgumentException($"A ticket's description has at most {MaxDescription} characters; this one has {draft.Description.Length}.", nameof(draft));
        foreach (var (field, value) in draft.Fields)
        {
            if (value.Length > MaxField)
                throw new ArgumentException($"A ticket's field has at most {MaxField} characters; '{field}' has {value.Length}.", nameof(draft));
        }
    }

    private async Task<Ticket> FindOrAddAsync(AgentAssistDb db, Caller caller, NewTicket wanted, CancellationToken cancellationToken)
    {
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(t => t.Id == wanted.Id, cancellationToken) is { } before)
            return before;
        var now = time.GetUtcNow().ToStored();
        var draft = wanted.Draft;
        var due = DueTimes.From(now, draft.Tier, draft.Category, vocabulary.Current);
        Ticket ticket = new()
        {
            Id = wanted.Id,
            ConversationId = wanted.ConversationId,
            SuggestionId = wanted.SuggestionId,
            CustomerId = wanted.CustomerId,
            Title = draft.Title.Trim(),
            Description = draft.Description.Trim(),
            Category = draft.Category,
            Tier = draft.Tier,
            Priority = draft.Priority,
            Department = draft.Department,
            Fields = draft.Fields,
            ResponseDue = due.Response,
            ResolutionDue = due.Resolution,
            CreatedBy = caller.Id,
            CreatedAt = now,
        };
        db.Tickets.Add(ticket);
        db.Audit(caller, "ticket.created", "ticket", ticket.Id, new { ticket.ConversationId, ticket.Category, ticket.Tier, ticket.Department });
        return ticket;
    }

    private async Task PublishAsync(AgentAssistDb db, string? conversationId, CancellationToken cancellationToken)
    {
        if (conversationId is not null && await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId, cancellationToken) is { } conversation)
            feed.Publish(conversation);
    }
}
