using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Conversations;

/// <summary>What was said, in the order in which it was said.</summary>
/// <remarks>A turn that is returned is on the disk.</remarks>
public sealed class ConversationLog(IDbContextFactory<AgentAssistDb> databases, SuggestionLog suggestions, SuggestionOutcomes outcomes, RunningTurns running, ConversationFeed feed, TimeProvider time)
    : IConversationClock
{
    /// <summary>Begins a conversation.</summary>
    /// <exception cref="ArgumentException">The language is not one of the product's.</exception>
    public async Task<Conversation> StartAsync(Caller caller, NewConversation started, CancellationToken cancellationToken) =>
        (await StartAsync(caller, started, null, cancellationToken)).Conversation;

    /// <summary>Begins a conversation, or finds the one that the same external id began.</summary>
    /// <exception cref="ArgumentException">The language is not one of the product's.</exception>
    public async Task<StartResult> StartAsync(Caller caller, NewConversation started, KeepAnswer<StartResult>? keep, CancellationToken cancellationToken)
    {
        DemandWriter(caller);
        if (!Locales.IsKnown(started.Locale))
            throw new ArgumentException($"The language '{started.Locale}' is neither {Locales.Chinese} nor {Locales.English}.", nameof(started));
        try
        {
            return await FindOrStartAsync(caller, started, keep, cancellationToken);
        }
        catch (DbUpdateException) when (started.ExternalId is not null)
        {
            // Somebody began it at the same moment; now it can be found.
            return await FindOrStartAsync(caller, started, keep, cancellationToken);
        }
    }

    /// <summary>A conversation with its turns, oldest first, or <see langword="null"/>.</summary>
    public async Task<Conversation?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking().Include(c => c.Turns.OrderBy(t => t.Ordinal)).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    /// <summary>A conversation's version, or <see langword="null"/> where it is not known: work that began at a lower number is stale.</summary>
    public async Task<int?> VersionAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.Where(c => c.Id == id).Select(c => (int?)c.Version).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Appends what was said just now.</summary>
    public Task<AppendResult> AppendAsync(Caller caller, string conversationId, Speaker role, string text, CancellationToken cancellationToken) =>
        AppendAsync(caller, conversationId, new NewTurn(role, text), cancellationToken);

    /// <summary>Appends a turn.</summary>
    /// <exception cref="ArgumentException">There are no words or too many.</exception>
    public Task<AppendResult> AppendAsync(Caller caller, string conversationId, NewTurn said, CancellationToken cancellationToken) =>
        AppendAsync(caller, conversationId, said, null, cancellationToken);

    /// <summary>Appends a turn, or revises the one with the same external id while it is not final.</summary>
    /// <exception cref="ArgumentException">There are no words or too many, or words that are not final could not be found again.</exception>
    public async Task<AppendResult> AppendAsync(Caller caller, string conversationId, NewTurn said, KeepAnswer<AppendResult>? keep, CancellationToken cancellationToken)
    {
        DemandWriter(caller);
        if (string.IsNullOrWhiteSpace(said.Text) || said.Text.Length > AssistRequest.MaxTextLength)
            throw new ArgumentException($"A turn of {said.Text?.Length ?? 0} characters is not stored; it must have 1 to {AssistRequest.MaxTextLength} characters, not all blank.", nameof(said));
        if (said is { Final: false, ExternalId: null })
            throw new ArgumentException("A turn that is not final needs an external id, by which it is revised.", nameof(said));

        // Before the conversation is locked: what the agent says now may be a suggestion that is still on its way to the database.
        if (said is { Role: Speaker.Agent, Final: true })
            await suggestions.ConversationWrittenAsync(conversationId, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Writing first locks the conversation, so that two turns never take the same place.
        if (await db.Conversations.Where(c => c.Id == conversationId).ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, c => c.Version), cancellationToken) == 0)
            return new AppendResult.Unknown();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == conversationId, cancellationToken);
        var before = said.ExternalId is { } externalId
            ? await db.Turns.FirstOrDefaultAsync(t => t.ConversationId == conversationId && t.ExternalId == externalId, cancellationToken)
            : null;
        if (conversation.EndedAt is not null && before is not { Final: true })
            return new AppendResult.Ended();

        var version = conversation.Version;
        var turn = before ?? Append(db, caller, conversation, said);
        if (before is { Final: false })
            Revise(db, caller, conversation, before, said);
        if (conversation.Version > version && turn is { Role: Speaker.Agent, Final: true })
            await outcomes.InferAsync(db, caller, turn, cancellationToken);
        var result = new AppendResult.Appended(turn, IsNew: before is null);
        db.Keep(keep, result);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (conversation.Version > version)
        {
            running.MovedOn(conversationId, conversation.Version);
            feed.Publish(conversation);
        }

        return result;
    }

    /// <summary>Ends a conversation, or leaves it as it ended; <see langword="null"/> where it is not known.</summary>
    /// <returns>When it ended.</returns>
    public async Task<DateTimeOffset?> EndAsync(Caller caller, string id, string? wrapUp, CancellationToken cancellationToken)
    {
        DemandWriter(caller);
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ended = await db.Conversations.Where(c => c.Id == id && c.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.EndedAt, now).SetProperty(c => c.WrapUp, wrapUp), cancellationToken);
        if (ended > 0)
        {
            db.Audit(caller, "conversation.ended", "conversation", id);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await PublishAsync(id, cancellationToken);
            return now.ToStored();
        }

        return await db.Conversations.Where(c => c.Id == id).Select(c => c.EndedAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Gives a waiting conversation to an agent, unless another has it already.</summary>
    /// <returns>Who has it now; <see langword="null"/> where it is not known.</returns>
    public async Task<string?> TakeAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        DemandWriter(caller);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.Conversations.Where(c => c.Id == id && c.AgentId == null && c.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.AgentId, caller.Id), cancellationToken);
        if (taken > 0)
        {
            db.Audit(caller, "conversation.taken", "conversation", id);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await PublishAsync(id, cancellationToken);
            return caller.Id;
        }

        return await db.Conversations.Where(c => c.Id == id).Select(c => c.AgentId).FirstOrDefaultAsync(cancellationToken);
    }

    async ValueTask<int> IConversationClock.VersionAsync(string conversationId, CancellationToken cancellationToken) => await VersionAsync(conversationId, cancellationToken) ?? 0;

    internal static void DemandWriter(Caller caller) => caller.Demand(Role.Agent, Role.Trainer, Role.Seed, Role.Supervisor, Role.Admin);

    private async Task<StartResult> FindOrStartAsync(Caller caller, NewConversation started, KeepAnswer<StartResult>? keep, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var before = started.ExternalId is { } externalId ? await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.ExternalId == externalId, cancellationToken) : null;
        var conversation = before ?? new Conversation
        {
            Id = NewId.From(time),
            Channel = started.Channel,
            Locale = started.Locale,
            CustomerId = started.CustomerId,
            ExternalId = started.ExternalId,
            Origin = started.Origin,
            AgentId = started.AgentId,
            StartedAt = time.GetUtcNow().ToStored(),
        };
        if (before is null)
        {
            db.Conversations.Add(conversation);
            db.Audit(caller, "conversation.started", "conversation", conversation.Id);
        }

        var result = new StartResult(conversation, IsNew: before is null);
        db.Keep(keep, result);
        await db.SaveChangesAsync(cancellationToken);
        if (result.IsNew)
            feed.Publish(conversation);
        return result;
    }

    private async Task PublishAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        feed.Publish(await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken));
    }

    private Turn Append(AgentAssistDb db, Caller caller, Conversation conversation, NewTurn said)
    {
        conversation.TurnCount++;
        conversation.Version++;
        var turn = new Turn
        {
            ConversationId = conversation.Id,
            Ordinal = conversation.TurnCount,
            Role = said.Role,
            Text = said.Text,
            At = (said.At ?? time.GetUtcNow()).ToStored(),
            ExternalId = said.ExternalId,
            Final = said.Final,
        };
        db.Turns.Add(turn);
        db.Audit(caller, "conversation.turnAppended", "conversation", conversation.Id, new { turn.Ordinal });
        return turn;
    }

    private static void Revise(AgentAssistDb db, Caller caller, Conversation conversation, Turn turn, NewTurn said)
    {
        (turn.Role, turn.Text, turn.Final, turn.At) = (said.Role, said.Text, said.Final, said.At?.ToStored() ?? turn.At);
        if (!db.Entry(turn).Properties.Any(p => p.IsModified))
            return; // Heard again, and the same.
        conversation.Version++;
        db.Audit(caller, "conversation.turnRevised", "conversation", conversation.Id, new { turn.Ordinal, turn.Final });
    }
}
