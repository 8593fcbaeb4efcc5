using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tests.Conversations;

[Collection(StorageTests.Name)]
public sealed class SuggestionOutcomesTests(PostgresCluster cluster)
{
    private static readonly Caller _agent = new("a", "A", new HashSet<Role> { Role.Agent });

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_outcome_is_kept_in_its_order_and_one_for_a_suggestion_on_its_way_waits(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var (log, outcomes) = (store.Get<SuggestionLog>(), store.Get<SuggestionOutcomes>());
        log.Announce("s1");
        var told = outcomes.RecordAsync(_agent, "s1", new NewOutcome(OutcomeKind.Edited) { Text = "改", Reason = "短" }, null, default);
        Assert.False(told.IsCompleted);
        log.Add(Shown("s1", "c1"));
        await log.StartAsync(default);
        Assert.True(await told);
        Assert.True(await outcomes.RecordAsync(_agent, "s1", new NewOutcome(OutcomeKind.Rejected), null, default));
        Assert.False(await outcomes.RecordAsync(_agent, "none", new NewOutcome(OutcomeKind.Rejected), null, default));

        var shown = Assert.Single(await outcomes.ListAsync("c1", default));
        Assert.Equal([(OutcomeKind.Edited, "改", false, "a"), (OutcomeKind.Rejected, null, false, "a")], shown.Outcomes.Select(o => (o.Outcome, o.Text, o.Inferred, o.By)));
        Assert.Equal(("bb-los-red", HandlingTier.Dispatch, RiskLevel.None, TestStore.Noon), (shown.ArticleIds.Single(), shown.Tier!.Value, shown.Risk!.Value, shown.At));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Suggestions_on_their_way_are_written_before_the_server_stops(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<SuggestionLog>();
        foreach (var n in Enumerable.Range(0, 450))
            log.Add(Shown($"s{n}", "c1"));
        await log.StartAsync(default);
        await log.StopAsync(default);
        Assert.Equal(450, (await store.Get<SuggestionOutcomes>().ListAsync("c1", default)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_an_agent_says_is_read_off_until_a_person_speaks(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var (log, outcomes, talk) = (store.Get<SuggestionLog>(), store.Get<SuggestionOutcomes>(), store.Get<ConversationLog>());
        await log.StartAsync(default);
        var id = (await talk.StartAsync(_agent, new NewConversation(Channel.Voice, "zh-CN"), default)).Id;
        log.Add(Shown("s1", id));
        await talk.AppendAsync(_agent, id, new NewTurn(Speaker.Agent, "请先把光猫断电三十秒") { ExternalId = "t", Final = false }, default);
        Assert.Empty(Assert.Single(await outcomes.ListAsync(id, default)).Outcomes);
        await talk.AppendAsync(_agent, id, new NewTurn(Speaker.Agent, "请先把光猫断电三十秒再开机") { ExternalId = "t" }, default);
        await talk.AppendAsync(_agent, id, Speaker.Agent, "请先把光猫断电30秒再开机", default);
        await talk.AppendAsync(_agent, id, Speaker.Customer, "请先把光猫断电30秒再开机？", default);
        var said = Assert.Single(Assert.Single(await outcomes.ListAsync(id, default)).Outcomes);
        Assert.Equal((OutcomeKind.Said, true, "请先把光猫断电三十秒再开机"), (said.Outcome, said.Inferred, said.Text));

        log.Add(Shown("s2", id));
        await outcomes.RecordAsync(_agent, "s2", new NewOutcome(OutcomeKind.Rejected), null, default);
        await talk.AppendAsync(_agent, id, Speaker.Agent, "请先把光猫断电30秒再开机", default);
        Assert.Equal([1, 1], (await outcomes.ListAsync(id, default)).Select(s => s.Outcomes.Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Corrected_triage_keeps_what_had_been_proposed(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var (log, outcomes) = (store.Get<SuggestionLog>(), store.Get<SuggestionOutcomes>());
        log.Add(Shown("s1", null));
        await log.StartAsync(default);
        await outcomes.CorrectTriageAsync(_agent, "s1", new NewTriage { Tier = HandlingTier.Escalate, Reason = "要投诉" }, null, default);
        var second = await outcomes.CorrectTriageAsync(_agent, "s1", new NewTriage { Risk = RiskLevel.High }, null, default);
        Assert.Equal((HandlingTier.Escalate, "broadband/fault", RiskLevel.High), (second!.Tier!.Value, second.Category, second.Risk!.Value));
        Assert.Null(await outcomes.CorrectTriageAsync(_agent, "none", new NewTriage { Risk = RiskLevel.High }, null, default));
        await Assert.ThrowsAsync<ArgumentException>(() => outcomes.CorrectTriageAsync(_agent, "s1", new NewTriage(), null, default));

        await using var db = await store.Databases.CreateDbContextAsync();
        var stored = await db.TriageCorrections.OrderBy(c => c.Id).FirstAsync();
        Assert.Equal(("光猫亮红灯", HandlingTier.Dispatch, HandlingTier.Escalate, "要投诉"), (stored.Question, stored.ProposedTier!.Value, stored.Tier!.Value, stored.Reason));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Action == "suggestion.triageCorrected"));
    }

    private static ShownSuggestion Shown(string id, string? conversation) => new()
    {
        Id = id,
        ConversationId = conversation,
        Locale = "zh-CN",
        Question = "光猫亮红灯",
        Reply = "请先把光猫断电30秒再开机。如果红灯还亮，我们派人上门。",
        Answered = true,
        Confidence = 0.9,
        ArticleIds = ["bb-los-red"],
        Tier = HandlingTier.Dispatch,
        Category = "broadband/fault",
        Risk = RiskLevel.None,
        At = TestStore.Noon,
    };
}
