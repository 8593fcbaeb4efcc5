using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;

namespace AgentAssist.Tests.Conversations;

[Collection(StorageTests.Name)]
public sealed class WorkListTests(PostgresCluster cluster)
{
    private static readonly Caller Ann = new("ann", "Ann", new HashSet<Role> { Role.Agent });
    private static readonly Caller Ben = new("ben", "Ben", new HashSet<Role> { Role.Agent });

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agent_sees_who_waits_and_the_own_conversations_and_no_others(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        var waiting = await StartAsync(store, null);
        var own = await StartAsync(store, Ann.Id);
        await StartAsync(store, Ben.Id);
        await log.AppendAsync(Ann, own, Speaker.Customer, "光猫亮红灯", default);
        await log.AppendAsync(Ann, own, Speaker.Agent, "我看一下", default);

        var list = await store.Get<WorkList>().ListAsync(Ann.Id, default);

        Assert.Equal([(waiting, QueueState.Waiting, null), (own, QueueState.Live, "光猫亮红灯")], list.Select(line => (line.Id, line.State, line.LastWords)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_has_ended_stays_for_a_while_and_what_nobody_ended_is_given_up(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var forgotten = await StartAsync(store, null);
        store.Time.Advance(WorkList.Longest - TimeSpan.FromMinutes(1));
        var ended = await StartAsync(store, Ann.Id);
        await store.Get<ConversationLog>().EndAsync(Ann, ended, null, default);
        Assert.Equal([(forgotten, QueueState.Waiting), (ended, QueueState.AfterCall)], await ListAsync());

        store.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal([(ended, QueueState.AfterCall)], await ListAsync());
        store.Time.Advance(WorkList.AfterCall);
        Assert.Empty(await ListAsync());

        async Task<IEnumerable<(string, QueueState)>> ListAsync() => (await store.Get<WorkList>().ListAsync(Ann.Id, default)).Select(line => (line.Id, line.State));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_agents_who_take_a_waiting_customer_one_gets_him(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        var id = await StartAsync(store, null);

        var holders = await Task.WhenAll(log.TakeAsync(Ann, id, default), log.TakeAsync(Ben, id, default));

        Assert.Equal(holders[0], holders[1]);
        Assert.Contains(holders[0], new[] { Ann.Id, Ben.Id });
        Assert.Null(await log.TakeAsync(Ann, "nothing", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_change_of_a_conversation_is_told_once_it_is_stored(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        List<ConversationChange> told = [];
        string id;
        using (store.Get<ConversationFeed>().Subscribe(told.Add))
        {
            id = await StartAsync(store, null);
            await log.TakeAsync(Ann, id, default);
            await log.AppendAsync(Ann, id, Speaker.Customer, "喂", default);
            await log.EndAsync(Ann, id, null, default);
            await log.EndAsync(Ann, id, null, default);
        }

        await StartAsync(store, null);
        Assert.Equal([new(id, null, 0, false), new(id, Ann.Id, 0, false), new(id, Ann.Id, 1, false), new(id, Ann.Id, 1, true)], told);
    }

    private static async Task<string> StartAsync(TestStore store, string? agent)
    {
        store.Time.Advance(TimeSpan.FromSeconds(1));
        return (await store.Get<ConversationLog>().StartAsync(Ann, new NewConversation(Channel.Chat, "zh-CN") { AgentId = agent }, default)).Id;
    }
}
