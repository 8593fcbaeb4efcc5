using System.Diagnostics;
using System.Globalization;
using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;

namespace AgentAssist.Tests.Conversations;

[Collection(StorageTests.Name)]
public sealed class ConversationLogTests(PostgresCluster cluster)
{
    private static readonly Caller _agent = new("a", "A", new HashSet<Role> { Role.Agent });

    [Theory, OnSqlite, OnPostgres]
    public async Task Turns_come_back_in_their_order_and_count_as_the_version(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        var started = await log.StartAsync(_agent, new NewConversation(Channel.Chat, "zh-CN") { CustomerId = "c1" }, default);
        Assert.Equal(0, await log.VersionAsync(started.Id, default));
        await log.AppendAsync(_agent, started.Id, Speaker.Customer, "断网了", default);
        await log.AppendAsync(_agent, started.Id, Speaker.Agent, "马上看", default);

        var found = await log.FindAsync(started.Id, default);
        Assert.Equal([(1, Speaker.Customer, "断网了"), (2, Speaker.Agent, "马上看")], found!.Turns.Select(t => (t.Ordinal, t.Role, t.Text)));
        Assert.Equal((2, "c1", TestStore.Noon), (found.TurnCount, found.CustomerId, found.StartedAt));
        Assert.Equal(2, await log.VersionAsync(started.Id, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Turns_appended_at_once_take_different_places(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        var id = (await log.StartAsync(_agent, new NewConversation(Channel.Voice, "en"), default)).Id;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => log.AppendAsync(_agent, id, Speaker.Customer, $"{n}", default))));
        Assert.Equal(Enumerable.Range(1, 8), (await log.FindAsync(id, default))!.Turns.Select(t => t.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Turn_that_is_sent_twice_is_stored_once(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        var id = (await log.StartAsync(_agent, new NewConversation(Channel.Voice, "en"), default)).Id;
        var turn = new NewTurn(Speaker.Customer, "hello") { ExternalId = "x1" };
        await log.AppendAsync(_agent, id, turn, default);
        var again = Assert.IsType<AppendResult.Appended>(await log.AppendAsync(_agent, id, turn, default));
        Assert.Equal((1, false), (again.Turn.Ordinal, again.IsNew));
        Assert.Equal(1, await log.VersionAsync(id, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Conversation_that_is_unknown_or_over_takes_no_turn(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        Assert.Null(await log.FindAsync("none", default));
        Assert.Null(await log.VersionAsync("none", default));
        Assert.IsType<AppendResult.Unknown>(await log.AppendAsync(_agent, "none", Speaker.Customer, "hello", default));
        Assert.Null(await log.EndAsync(_agent, "none", null, default));

        var id = (await log.StartAsync(_agent, new NewConversation(Channel.Voice, "en"), default)).Id;
        var ended = await log.EndAsync(_agent, id, "已解决", default);
        store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((TestStore.Noon, ended), (ended, await log.EndAsync(_agent, id, "另一个", default)));
        Assert.Equal("已解决", (await log.FindAsync(id, default))!.WrapUp);
        Assert.IsType<AppendResult.Ended>(await log.AppendAsync(_agent, id, Speaker.Customer, "hello", default));
        Assert.Equal(0, await log.VersionAsync(id, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Words_still_being_heard_are_revised_in_place_until_they_are_final(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        var id = (await log.StartAsync(_agent, new NewConversation(Channel.Voice, "zh-CN"), default)).Id;
        (string Text, bool Final, int Version)[] heard = [("光猫", false, 1), ("光猫亮", false, 2), ("光猫亮", false, 2), ("光猫亮红灯", true, 3), ("别的话", true, 3), ("别的话", false, 3)];
        foreach (var (text, final, version) in heard)
        {
            var result = await log.AppendAsync(_agent, id, new NewTurn(Speaker.Customer, text) { ExternalId = "x", Final = final }, default);
            Assert.Equal(1, Assert.IsType<AppendResult.Appended>(result).Turn.Ordinal);
            Assert.Equal(version, await log.VersionAsync(id, default));
        }

        var turn = Assert.Single((await log.FindAsync(id, default))!.Turns);
        Assert.Equal(("光猫亮红灯", true), (turn.Text, turn.Final));
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(_agent, id, new NewTurn(Speaker.Customer, "无号") { Final = false }, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Conversation_begun_twice_by_one_external_id_is_one(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var log = store.Get<ConversationLog>();
        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            log.StartAsync(_agent, new NewConversation(Channel.Voice, "en") { ExternalId = "call-1" }, null, default))));
        Assert.Single(started.Select(s => s.Conversation.Id).Distinct());
        Assert.Single(started, s => s.IsNew);
    }

    [Fact]
    public async Task Empty_or_endless_turns_and_callers_without_a_role_are_refused()
    {
        await using var store = await TestStore.OpenAsync(StorageProvider.Sqlite, cluster);
        var log = store.Get<ConversationLog>();
        var id = (await log.StartAsync(_agent, new NewConversation(Channel.Voice, "en"), default)).Id;
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(_agent, id, Speaker.Customer, " ", default));
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(_agent, id, Speaker.Customer, new string('a', 8_001), default));
        await Assert.ThrowsAsync<ArgumentException>(() => log.StartAsync(_agent, new NewConversation(Channel.Voice, "fr"), default));
        var liaison = new Caller("l", "L", new HashSet<Role> { Role.Liaison });
        await Assert.ThrowsAsync<AccessDeniedException>(() => log.AppendAsync(liaison, id, Speaker.Agent, "hello", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Acknowledged_turns_survive_a_kill(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(AppendingProcess).Assembly.Location, AppendingProcess.Verb, provider.ToString(), store.Connection])
        {
            RedirectStandardOutput = true,
        })!;
        var id = await child.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        var acknowledged = 0;
        while (acknowledged < 25)
            acknowledged = Number((await child.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)))!);
        child.Kill();
        await child.WaitForExitAsync();

        // What was said before the kill and not yet read counts too, except a line that was cut off.
        var rest = await child.StandardOutput.ReadToEndAsync();
        foreach (var line in rest.Split('\n')[..^1])
            acknowledged = Number(line);

        var found = await store.Get<ConversationLog>().FindAsync(id!, default);
        Assert.InRange(found!.Turns.Count, acknowledged, acknowledged + 1);
        Assert.Equal(found.TurnCount, found.Turns.Count);
        Assert.Equal(Enumerable.Range(1, found.TurnCount), found.Turns.Select(t => t.Ordinal));
    }

    private static int Number(string line) => int.Parse(line, CultureInfo.InvariantCulture);
}
