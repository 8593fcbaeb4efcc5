using System.Globalization;
using System.Runtime.CompilerServices;
using AgentAssist.Assist;
using AgentAssist.TestServers;

namespace AgentAssist.Web.Tests.Api;

[Collection(ServerTests.Name)]
public sealed class AssistStreamTests(RunningServer server)
{
    [Theory]
    [InlineData("家里网断了，光猫亮红灯怎么办")]
    [InlineData("My modem shows a red LOS light and the internet is down")]
    public async Task Passages_come_first_done_comes_last_and_every_event_has_its_shape(string question)
    {
        using var client = server.CreateClient();
        using var answer = await client.AskAsync(new { text = question });
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());

        var events = await answer.AllEventsAsync();
        Assert.Equal("passages", events[0].Name);
        Assert.Equal("done", events[^1].Name);
        Assert.Equal(["done", "passages", "reply", "reply.delta", "ticketDraft", "triage"], events.Select(e => e.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(["passages", "reply", "triage", "ticketDraft", "done"], name => Assert.Single(events, e => e.Name == name));
        Assert.True(events.FindLastIndex(e => e.Name == "reply.delta") < events.FindIndex(e => e.Name == "reply"));

        var shown = events[0].Data.GetProperty("passages").EnumerateArray().Select(p => p.GetProperty("n").GetInt32()).ToHashSet();
        var reply = events.Single(e => e.Name == "reply").Data;
        Assert.NotEmpty(reply.GetProperty("suggestionId").GetString()!);
        Assert.InRange(reply.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.All(reply.GetProperty("sentences").EnumerateArray(), s => Assert.All(s.GetProperty("citations").EnumerateArray(), c => Assert.Contains(c.GetInt32(), shown)));
        Assert.Contains(events.Single(e => e.Name == "triage").Data.GetProperty("tier").GetString(), new[] { "immediate", "dispatch", "escalate" });
        var due = events.Single(e => e.Name == "ticketDraft").Data.GetProperty("responseDue").GetString()!;
        Assert.Matches("(Z|[+-][0-9]{2}:[0-9]{2})$", due);
        Assert.True(DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, out _));
        Assert.True(events[^1].Data.GetProperty("timings").GetProperty("totalMs").GetDouble() >= 0);
    }

    [Fact]
    public async Task Closing_the_connection_cancels_the_work()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var scripted = new ScriptedServer(Endless);
        using var client = scripted.CreateClient(ScriptedServer.AgentKey);
        using (var answer = await client.AskAsync(new { text = "网断了" }))
        {
            await foreach (var item in answer.EventsAsync())
            {
                Assert.Equal("passages", item.Name);
                break;
            }
        }

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));

        async IAsyncEnumerable<AssistUpdate> Endless(AssistRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await using var registration = cancellationToken.Register(() => cancelled.TrySetResult());
            yield return new AssistUpdate.EvidenceFound([], default);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    [Fact]
    public async Task A_connection_closed_over_the_network_is_counted_as_cancelled()
    {
        using var client = server.CreateClient();
        using (var answer = await client.AskAsync(new { text = "光猫亮红灯，家里网断了" }))
        {
            await using var events = answer.EventsAsync().GetAsyncEnumerator();
            Assert.True(await events.MoveNextAsync());
        }

        // A quick machine may have finished before the connection closed: then it was completed, but never "failed".
        using var metrics = await client.GetAsync("/metrics");
        Assert.DoesNotContain("outcome=\"failed\"", await metrics.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_run_is_measured_once_by_how_it_ended()
    {
        using var client = server.CreateClient();
        using var answer = await client.AskAsync(new { text = "光猫亮红灯怎么办" });
        await answer.AllEventsAsync();
        using var metrics = await client.GetAsync("/metrics");
        var counts = (await metrics.Content.ReadAsStringAsync()).Split('\n').Where(line => line.Contains("outcome=\"completed\"", StringComparison.Ordinal) && line.Contains("_count", StringComparison.Ordinal));
        Assert.StartsWith("assist_duration", Assert.Single(counts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_becomes_an_error_event_that_says_nothing_of_the_inside()
    {
        await using var scripted = new ScriptedServer(Broken);
        using var client = scripted.CreateClient(ScriptedServer.AgentKey);
        using var answer = await client.AskAsync(new { text = "网断了" });
        var events = await answer.AllEventsAsync();
        Assert.Equal(["passages", "error"], events.Select(e => e.Name));
        Assert.Equal("assist.failed", events[1].Data.GetProperty("code").GetString());
        Assert.DoesNotContain("secret", events[1].Data.GetRawText(), StringComparison.Ordinal);

        static async IAsyncEnumerable<AssistUpdate> Broken(AssistRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new AssistUpdate.EvidenceFound([], default);
            await Task.Yield();
            throw new InvalidOperationException("secret path /srv/models");
        }
    }

    [Fact]
    public async Task A_stale_run_ends_with_an_error_event()
    {
        await using var scripted = new ScriptedServer(Stale);
        using var client = scripted.CreateClient(ScriptedServer.AgentKey);
        using var answer = await client.AskAsync(new { text = "网断了" });
        var events = await answer.AllEventsAsync();
        Assert.Equal("error", events[^1].Name);
        Assert.Equal("assist.stale", events[^1].Data.GetProperty("code").GetString());

        static async IAsyncEnumerable<AssistUpdate> Stale(AssistRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new AssistUpdate.EvidenceFound([], default);
            await Task.Yield();
            yield return new AssistUpdate.Stale();
        }
    }

    [Fact]
    public async Task The_request_reaches_the_loop_whole()
    {
        AssistRequest? seen = null;
        await using var scripted = new ScriptedServer(Remember);
        using var client = scripted.CreateClient(ScriptedServer.AgentKey);
        using var answer = await client.AskAsync(new
        {
            text = "网断了",
            channel = "voice",
            at = "2026-03-01T09:00:00+08:00",
            customer = new { id = "c1", region = "sz", products = new[] { "broadband" }, segment = "active" },
            history = new[] { new { role = "agent", text = "您好" } },
        });
        await answer.AllEventsAsync();
        Assert.Equal(
            ("网断了", Channel.Voice, "zh-CN", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)), "sz", Speaker.Agent),
            (seen!.Text, seen.Channel, seen.Locale, seen.At, seen.Customer.Region, seen.History.Single().Role));

        async IAsyncEnumerable<AssistUpdate> Remember(AssistRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            seen = request;
            await Task.Yield();
            yield return new AssistUpdate.Stale();
        }
    }
}
