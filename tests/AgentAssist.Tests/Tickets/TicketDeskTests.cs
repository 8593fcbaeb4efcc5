using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using AgentAssist.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tests.Tickets;

[Collection(StorageTests.Name)]
public sealed class TicketDeskTests(PostgresCluster cluster)
{
    private static readonly Caller Ann = new("ann", "Ann", new HashSet<Role> { Role.Agent });
    private static readonly Caller Ben = new("ben", "Ben", new HashSet<Role> { Role.Agent });
    private static readonly Caller Leo = new("leo", "Leo", new HashSet<Role> { Role.Liaison });

    private static readonly TicketDraft Draft = new(
        " 光信号中断：客户家光猫亮红灯 ", "客户反映：光猫亮红灯。", "broadband/fault/los", HandlingTier.Dispatch, TicketPriority.High, "field-service",
        new Dictionary<string, string> { ["phone"] = "13800001234" }, [], TestStore.Noon.AddYears(-1), TestStore.Noon.AddYears(-1));

    [Theory, OnSqlite, OnPostgres]
    public async Task A_confirmed_ticket_is_kept_with_its_conversation_and_its_clocks_run_from_then(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var conversation = await StartAsync(store);

        var created = await store.Get<TicketDesk>().CreateAsync(Ann, New("t1", conversation), default);

        var kept = Assert.Single(await store.Get<TicketDesk>().ListAsync(conversation, default));
        Assert.Equal(("t1", "光信号中断：客户家光猫亮红灯", "13800001234", Ann.Id, TicketStatus.New), (kept.Id, kept.Title, kept.Fields["phone"], kept.CreatedBy, kept.Status));
        Assert.Equal((TestStore.Noon, TestStore.Noon.AddHours(2), TestStore.Noon.AddHours(48)), (kept.CreatedAt, kept.ResponseDue, kept.ResolutionDue));
        Assert.Equal(created.Number, kept.Number);
        Assert.Matches("^T-2026030[12]-0001$", kept.Number);
        await using var db = await store.Databases.CreateDbContextAsync();
        Assert.Equal(Ann.Id, (await db.AuditEntries.SingleAsync(entry => entry.Action == "ticket.created")).Actor);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Asked_for_many_times_at_once_it_is_one_ticket_with_one_number(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var conversation = await StartAsync(store);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Get<TicketDesk>().CreateAsync(Ann, New("t1", conversation), default)));
        var other = await store.Get<TicketDesk>().CreateAsync(Ann, New("t2", conversation), default);

        Assert.Single(all.Select(ticket => ticket.Number).Distinct());
        foreach (var words in new[] { all[0].Number, "0001", "1", "亮红灯" })
            Assert.Contains(await store.Get<TicketDesk>().FindAsync(Ann, words, 6, default), ticket => ticket.Id == "t1");
        Assert.Empty(await store.Get<TicketDesk>().FindAsync(Ben, "亮红灯", 6, default));
        Assert.Empty(await store.Get<TicketDesk>().FindAsync(Ann, "0999", 6, default));
        Assert.True(other.Sequence > all[0].Sequence);
        Assert.Equal(2, (await store.Get<TicketDesk>().ListAsync(conversation, default)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_can_be_taken_back_at_once_by_its_maker_alone(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var conversation = await StartAsync(store);
        var desk = store.Get<TicketDesk>();
        await desk.CreateAsync(Ann, New("t1", conversation), default);
        store.Time.Advance(TicketDesk.UndoFor);

        Assert.False(await desk.TakeBackAsync(Ben, "t1", default));
        Assert.True(await desk.TakeBackAsync(Ann, "t1", default));
        Assert.False(await desk.TakeBackAsync(Ann, "t1", default));
        Assert.Empty(await desk.ListAsync(conversation, default));

        await desk.CreateAsync(Ann, New("t2", conversation), default);
        store.Time.Advance(2 * TicketDesk.UndoFor);
        Assert.False(await desk.TakeBackAsync(Ann, "t2", default));
        Assert.Single(await desk.ListAsync(conversation, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_has_the_conversation_open_hears_of_it(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var conversation = await StartAsync(store);
        List<string> heard = [];
        using var subscription = store.Get<ConversationFeed>().Subscribe(change => heard.Add(change.Id));

        await store.Get<TicketDesk>().CreateAsync(Ann, New("t1", conversation), default);
        await store.Get<TicketDesk>().TakeBackAsync(Ann, "t1", default);

        Assert.Equal([conversation, conversation], heard);
    }

    [Theory, OnSqlite]
    public async Task What_cannot_be_a_ticket_is_refused_in_words(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var desk = store.Get<TicketDesk>();

        var untitled = await Assert.ThrowsAsync<ArgumentException>(() => desk.CreateAsync(Ann, new("t1", Draft with { Title = " " }), default));
        Assert.Contains("title", untitled.Message, StringComparison.Ordinal);
        var wide = new Dictionary<string, string> { ["address"] = new('x', TicketDesk.MaxField + 1) };
        var long_ = await Assert.ThrowsAsync<ArgumentException>(() => desk.CreateAsync(Ann, new("t1", Draft with { Fields = wide }), default));
        Assert.Contains("'address'", long_.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.CreateAsync(Leo, new("t1", Draft), default));
    }

    private static NewTicket New(string id, string conversation) => new(id, Draft) { ConversationId = conversation };

    private static async Task<string> StartAsync(TestStore store) =>
        (await store.Get<ConversationLog>().StartAsync(Ann, new NewConversation(Channel.Chat, Locales.Chinese) { AgentId = Ann.Id }, default)).Id;
}
