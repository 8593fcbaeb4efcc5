using System.Collections.Immutable;

namespace AgentAssist.Conversations;

/// <summary>Tells that a conversation began, went on, changed hands or ended: at once what happened on this server, within a second what happened on another.</summary>
/// <remarks>Thread-safe. What is told is stored already.</remarks>
public sealed class ConversationFeed
{
    private ImmutableArray<Action<ConversationChange>> listeners = [];

    /// <summary>Listens until what is returned is disposed of. The listener is called where the change was made, so it must be quick and must not fail.</summary>
    public IDisposable Subscribe(Action<ConversationChange> listener)
    {
        ImmutableInterlocked.Update(ref listeners, before => before.Add(listener));
        return new Subscription(this, listener);
    }

    internal void Publish(Conversation conversation) => Publish(new ConversationChange(conversation.Id, conversation.AgentId, conversation.Version, conversation.EndedAt is not null));

    internal void Publish(ConversationChange change)
    {
        foreach (var listener in listeners)
            listener(change);
    }

    private sealed class Subscription(ConversationFeed feed, Action<ConversationChange> listener) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref feed.listeners, before => before.Remove(listener));
    }
}

/// <summary>Where a conversation stands now.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="AgentId">Who has it; <see langword="null"/> while the customer waits.</param>
/// <param name="Version">Its version.</param>
/// <param name="Ended">Whether it is over.</param>
public readonly record struct ConversationChange(string Id, string? AgentId, int Version, bool Ended);
