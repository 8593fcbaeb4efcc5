using AgentAssist.Assist;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Conversations;

/// <summary>The conversations that an agent has or may take.</summary>
public sealed class WorkList(IDbContextFactory<AgentAssistDb> databases, TimeProvider time)
{
    /// <summary>How long after its end a conversation waits for its notes.</summary>
    public static readonly TimeSpan AfterCall = TimeSpan.FromHours(2);

    /// <summary>What nobody ended for so long is given up.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private const int Most = 200;

    /// <summary>Who waits, whom the agent speaks with, and what ended a short while ago without notes; the longest waiting first.</summary>
    public async Task<IReadOnlyList<QueuedConversation>> ListAsync(string agentId, CancellationToken cancellationToken)
    {
        var (startedSince, endedSince) = (time.GetUtcNow() - Longest, time.GetUtcNow() - AfterCall);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AsNoTracking()
            .Where(c => (c.EndedAt == null && c.StartedAt > startedSince && (c.AgentId == null || c.AgentId == agentId)) || (c.AgentId == agentId && c.EndedAt > endedSince && c.WrapUp == null))
            .OrderBy(c => c.StartedAt).ThenBy(c => c.Id).Take(Most)
            .Select(c => new QueuedConversation(
                c.Id, c.Channel, c.Origin, c.CustomerId, db.Customers.Where(customer => customer.Id == c.CustomerId).Select(customer => customer.Name).FirstOrDefault(),
                c.AgentId, c.StartedAt, c.EndedAt,
                c.Turns.Where(turn => turn.Role == Speaker.Customer).OrderByDescending(turn => turn.Ordinal).Select(turn => turn.Text).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>A line of an agent's queue.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Channel">How the customer speaks with the centre.</param>
/// <param name="Origin">How it came about.</param>
/// <param name="CustomerId">The customer, where known.</param>
/// <param name="CustomerName">The customer's name, where known.</param>
/// <param name="AgentId">Who has it; <see langword="null"/> while the customer waits.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="LastWords">What the customer said last.</param>
public sealed record QueuedConversation(
    string Id, Channel Channel, ConversationOrigin Origin, string? CustomerId, string? CustomerName, string? AgentId, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? LastWords)
{
    /// <summary>Where it stands.</summary>
    public QueueState State => EndedAt is not null ? QueueState.AfterCall : AgentId is null ? QueueState.Waiting : QueueState.Live;
}

/// <summary>Where a conversation stands for an agent.</summary>
public enum QueueState
{
    /// <summary>The customer waits for somebody.</summary>
    Waiting,

    /// <summary>The agent speaks with the customer.</summary>
    Live,

    /// <summary>It is over, and its notes are wanted.</summary>
    AfterCall,
}
