using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Conversations;

/// <summary>What was said, in the order in which it was said.</summary>
/// <remarks>A turn that is returned is on the disk.</remarks>
public sealed class ConversationLog(IDbContextFactory<AgentAssistDb> databases, TimeProvider time) : IConversationClock
{
    /// <summary>Begins a conversation.</summary>
    /// <exception cref="ArgumentException">The language is not one of the product's.</exception>
    public async Task<Conversation> StartAsync(Caller caller, NewConversation started, CancellationToken cancellationToken)
    {
        DemandWriter(caller);
        if (!Locales.IsKnown(started.Locale))
            throw new ArgumentException($"The language '{started.Locale}' is neither {Locales.Chinese} nor {Locales.English}.", nameof(started));
        var conversation = new Conversation
        {
            Id = NewId.From(time),
            Channel = started.Channel,
            Locale = started.Locale,
            CustomerId = started.CustomerId,
            ExternalId = started.ExternalId,
            StartedAt = time.GetUtcNow(),
        };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Conversations.Add(conversation);
        db.Audit(caller, "conversation.started", "conversation", conversation.Id);
        await db.SaveChangesAsync(cancellationToken);
        return conversation;
    }

    /// <summary>A conversation with its turns, oldest first, or <see langword="null"/>.</summary>
    public async Task<Conversation?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking().Include(c => c.Turns.OrderBy(t => t.Ordinal)).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    /// <summary>The conversations that began last, the newest first, without their turns.</summary>
    public async Task<IReadOnlyList<Conversation>> ListRecentAsync(int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking().OrderByDescending(c => c.StartedAt).ThenByDescending(c => c.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>How many turns a conversation has, or <see langword="null"/> where it is not known: work that began at a lower number is stale.</summary>
    public async Task<int?> VersionAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.Where(c => c.Id == id).Select(c => (int?)c.TurnCount).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Appends what was said just now.</summary>
    public Task<AppendResult> AppendAsync(Caller caller, string conversationId, Speaker role, string text, CancellationToken cancellationToken) =>
        AppendAsync(caller, conversationId, new NewTurn(role, text), cancellationToken);

    /// <summary>Appends a turn.</summary>
    /// <exception cref="ArgumentException">There are no words or too many.</exception>
    public async Task<AppendResult> AppendAsync(Caller caller, string conversationId, NewTurn said, CancellationToken cancellationToken)
    {
        DemandWriter(caller);
        if (string.IsNullOrWhiteSpace(said.Text) || said.Text.Length > AssistRequest.MaxTextLength)
            throw new ArgumentException($"A turn of {said.Text?.Length ?? 0} characters is not stored; it must have 1 to {AssistRequest.MaxTextLength} characters, not all blank.", nameof(said));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Counting first locks the conversation, so that two turns never take the same place.
        var counted = await db.Conversations.Where(c => c.Id == conversationId && c.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.TurnCount, c => c.TurnCount + 1), cancellationToken);
        if (said.ExternalId is { } externalId
            && await db.Turns.AsNoTracking().FirstOrDefaultAsync(t => t.ConversationId == conversationId && t.ExternalId == externalId, cancellationToken) is { } before)
            return new AppendResult.Appended(before);
        if (counted == 0)
            return await db.Conversations.AnyAsync(c => c.Id == conversationId, cancellationToken) ? new AppendResult.Ended() : new AppendResult.Unknown();
        var turn = new Turn
        {
            ConversationId = conversationId,
            Ordinal = await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.TurnCount).SingleAsync(cancellationToken),
            Role = said.Role,
            Text = said.Text,
            At = said.At ?? time.GetUtcNow(),
            ExternalId = said.ExternalId,
        };
        db.Turns.Add(turn);
        db.Audit(caller, "conversation.turnAppended", "conversation", conversationId, new { turn.Ordinal });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AppendResult.Appended(turn);
    }

    /// <summary>Ends a conversation, or leaves it as it ended; <see langword="false"/> where it is not known.</summary>
    public async Task<bool> EndAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        DemandWriter(caller);
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ended = await db.Conversations.Where(c => c.Id == id && c.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(c => c.EndedAt, now), cancellationToken);
        if (ended == 0)
            return await db.Conversations.AnyAsync(c => c.Id == id, cancellationToken);
        db.Audit(caller, "conversation.ended", "conversation", id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    async ValueTask<int> IConversationClock.VersionAsync(string conversationId, CancellationToken cancellationToken) => await VersionAsync(conversationId, cancellationToken) ?? 0;

    private static void DemandWriter(Caller caller) => caller.Demand(Role.Agent, Role.Seed, Role.Supervisor, Role.Admin);
}
