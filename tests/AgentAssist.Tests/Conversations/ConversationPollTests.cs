using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using AgentAssist.Tickets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgentAssist.Tests.Conversations;

[Collection(StorageTests.Name)]
public sealed class ConversationPollTests(PostgresCluster cluster)
{
    private static readonly Caller Ann = new("ann", "Ann", new HashSet<Role> { Role.Agent });

    [Theory, OnSqlite, OnPostgres]
    public async Task What_happens_on_another_server_is_told_here_once(StorageProvider provider)
    {
        await using var other = await TestStore.OpenAsync(provider, cluster);
        var (log, heard) = (other.Get<ConversationLog>(), new List<ConversationChange>());
        var before = (await log.StartAsync(Ann, new NewConversation(Channel.Chat, Locales.Chinese), default)).Id;
        ConversationFeed feed = new();
        using var subscription = feed.Subscribe(heard.Add);
        using ConversationPoll poll = new(other.Databases, feed, Options.Create(new StorageOptions()), other.Time, NullLogger<ConversationPoll>.Instance);
        await poll.ReadAsync(default);
        Assert.Empty(heard);

        var id = (await log.StartAsync(Ann, new NewConversation(Channel.Chat, Locales.Chinese) { AgentId = Ann.Id }, default)).Id;
        await log.AppendAsync(Ann, id, Speaker.Customer, "光猫亮红灯", default);
        await poll.ReadAsync(default);
        await poll.ReadAsync(default);
        Assert.Equal(new ConversationChange(id, Ann.Id, 1, false), Assert.Single(heard));

        await log.TakeAsync(Ann, before, default);
        await poll.ReadAsync(default);
        Assert.Equal(new ConversationChange(before, Ann.Id, 0, false), heard[^1]);

        TicketDraft draft = new("t", "d", "billing", HandlingTier.Dispatch, TicketPriority.Low, "x", new Dictionary<string, string>(), [], default, default);
        await other.Get<TicketDesk>().CreateAsync(Ann, new NewTicket("t1", draft) { ConversationId = id }, default);
        await poll.ReadAsync(default);
        await log.EndAsync(Ann, id, null, default);
        await poll.ReadAsync(default);
        Assert.Equal([new(id, Ann.Id, 1, false), new(id, Ann.Id, 1, true)], heard[2..]);

        // What this server did itself was told at once.
        var own = (await log.StartAsync(Ann, new NewConversation(Channel.Chat, Locales.Chinese) { AgentId = Ann.Id }, default)).Id;
        feed.Publish(new ConversationChange(own, Ann.Id, 0, false));
        await poll.ReadAsync(default);
        Assert.Equal(5, heard.Count);
        await log.AppendAsync(Ann, own, Speaker.Customer, "还是红灯", default);
        await poll.ReadAsync(default);
        Assert.Equal(new ConversationChange(own, Ann.Id, 1, false), heard[5]);
    }
}
