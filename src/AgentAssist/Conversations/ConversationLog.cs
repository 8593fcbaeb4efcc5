using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Conversations;

/// <summary>Keeps conversations turn by turn. What was acknowledged is on disk.</summary>
public sealed class ConversationLog(IDbContextFactory<AgentAssistDb> databases, TimeProvider time) : IConversationClock
{
    private static readonly Role[] Speakers = [Role.Agent, Role.Seed, Role.Supervisor, Role.Admin];

    /// <summary>Begins a conversation.</summary>
    public async Task<Conversation> StartAsync(
        Caller caller, Channel channel, string locale, string? customerId, string? externalId, CancellationToken cancellationToken)
    {
        caller.Demand(Speakers);
        var now = time.GetUtcNow();
        var conversation = new Conversation
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Channel = channel,
            Locale = locale,
            CustomerId = customerId,
            ExternalId = externalId,
            StartedAt = now,
        };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Conversations.Add(conversation);
        db.Audit(caller, "conversation.started", nameof(Conversation), conversation.Id);
        await db.SaveChangesAsync(cancellationToken);
        return conversation;
    }

    /// <summary>The conversation with its turns, oldest first, or <see langword="null"/>.</summary>
    public async Task<Conversation?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking()
            .Include(conversation => conversation.Turns.OrderBy(turn => turn.Ordinal))
            .SingleOrDefaultAsync(conversation => conversation.Id == id, cancellationToken);
    }

    /// <summary>Adds what somebody said and returns its place, or <see langword="null"/> where there is no such conversation.</summary>
    public async Task<int?> AppendAsync(Caller caller, string conversationId, Speaker role, string text, CancellationToken cancellationToken)
    {
        caller.Demand(Speakers);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Counting up first takes the row's lock: two turns at once get two places.
        var counted = await db.Conversations.Where(row => row.Id == conversationId)
            .ExecuteUpdateAsync(row => row.SetProperty(conversation => conversation.TurnCount, conversation => conversation.TurnCount + 1), cancellationToken);
        if (counted == 0)
            return null;
        var ordinal = await db.Conversations.Where(row => row.Id == conversationId).Select(row => row.TurnCount).SingleAsync(cancellationToken);
        db.Turns.Add(new Turn { ConversationId = conversationId, Ordinal = ordinal, Role = role, Text = text, At = time.GetUtcNow() });
        db.Audit(caller, "conversation.turn", nameof(Conversation), conversationId, new { ordinal });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ordinal;
    }

    /// <inheritdoc/>
    public async ValueTask<int> VersionAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.Where(row => row.Id == conversationId).Select(row => row.TurnCount).SingleOrDefaultAsync(cancellationToken);
    }
}
