using AgentAssist.Conversations;
using AgentAssist.Customers;
using AgentAssist.Identity;
using AgentAssist.Tickets;

namespace AgentAssist.Web.Hosting;

/// <summary>The conversations that are open on a desk: each is followed once, however many screens show it.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class LiveConversations(ConversationLog log, CustomerDirectory customers, TicketDesk desk, ConversationFeed feed, AssistRuns runs, TimeProvider time, ILogger<LiveConversation> logger)
{
    /// <summary>For so long an open suggestion outlives the last screen: a browser may come back.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, LiveConversation> open = new(StringComparer.Ordinal);

    /// <summary>Opens a conversation for a screen, or returns <see langword="null"/> where it is not known. Whoever opens it must <see cref="Leave"/> it.</summary>
    public async Task<LiveConversation?> OpenAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        LiveConversation live;
        lock (gate)
        {
            if (!open.TryGetValue(id, out live!))
                open[id] = live = new LiveConversation(id, caller, log, customers, desk, feed, runs, time, logger);
            live.Screens++;
        }

        if (await live.ReadyAsync(cancellationToken))
            return live;
        Leave(live);
        return null;
    }

    /// <summary>A screen shows it no longer.</summary>
    public void Leave(LiveConversation live)
    {
        lock (gate)
        {
            if (--live.Screens > 0)
                return;
        }

        _ = ForgetLaterAsync(live);
    }

    private async Task ForgetLaterAsync(LiveConversation live)
    {
        if (live.Exists)
            await Task.Delay(KeptFor, time);
        lock (gate)
        {
            if (live.Screens > 0 || !open.Remove(live.Id))
                return;
        }

        live.Dispose();
    }
}
