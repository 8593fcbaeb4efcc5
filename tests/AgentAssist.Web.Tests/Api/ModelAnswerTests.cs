using AgentAssist.Tests.Fakes;
using AgentAssist.TestServers;

namespace AgentAssist.Web.Tests.Api;

public sealed class ModelAnswerTests : IAsyncDisposable, IAsyncLifetime
{
    private const string Question = "家里网断了，光猫亮红灯怎么办";
    private ModelStub model = null!;
    private ScriptedServer server = null!;

    public async Task InitializeAsync()
    {
        model = await ModelStub.StartAsync();
        server = new(null, ("AgentAssist:Models:Providers:0:Name", "house-model"), ("AgentAssist:Models:Providers:0:Endpoint", new Uri(model.Address, "v1").ToString()), ("AgentAssist:Models:Providers:0:Model", "m"));
        using var client = server.CreateClient(null);
        while (!(await client.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode)
            await Task.Delay(20);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await model.DisposeAsync();
    }

    [Fact]
    public async Task A_model_writes_and_every_sentence_is_checked()
    {
        model.Answer = call => call.SayAsync("红灯说明光信号没有送到光猫。[", "1]", "维修费是875元。[1]");
        using var client = server.CreateClient(ScriptedServer.AgentKey);
        using var answer = await client.AskAsync(new { text = Question });
        var events = await answer.AllEventsAsync();

        Assert.Equal("house-model", events[^1].Data.GetProperty("engine").GetProperty("chat").GetString());
        var sentences = events.Single(e => e.Name == "reply").Data.GetProperty("sentences").EnumerateArray().ToArray();
        Assert.Equal("维修费是875元。", sentences[1].GetProperty("text").GetString());
        Assert.False(sentences[1].GetProperty("supported").GetBoolean());
        Assert.Contains("875", sentences[1].GetProperty("unsupported")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains(Question, Assert.Single(model.Calls).Message(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_hangs_delays_neither_evidence_nor_triage_nor_draft_and_is_let_go_with_who_asked()
    {
        TaskCompletionSource<ModelStub.Call> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        model.Answer = call =>
        {
            reached.TrySetResult(call);
            return call.HangAsync();
        };
        using var client = server.CreateClient(ScriptedServer.AgentKey);
        using (var answer = await client.AskAsync(new { text = Question }))
        {
            HashSet<string> seen = [];
            await foreach (var item in answer.EventsAsync())
            {
                seen.Add(item.Name);
                if (!seen.IsSupersetOf(["passages", "triage", "ticketDraft"]))
                    continue;
                await reached.Task.WaitAsync(TimeSpan.FromSeconds(10));
                break;
            }

            Assert.DoesNotContain("reply", seen);
        }

        await (await reached.Task).Left.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_model_that_fails_is_replaced_and_the_agent_is_told()
    {
        model.Answer = call => call.FailAsync(500);
        using var client = server.CreateClient(ScriptedServer.AgentKey);
        using var answer = await client.AskAsync(new { text = Question });
        var events = await answer.AllEventsAsync();

        var reply = events.Single(e => e.Name == "reply").Data;
        Assert.True(reply.GetProperty("answered").GetBoolean());
        Assert.Contains("内置引擎", reply.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Equal("built-in", events[^1].Data.GetProperty("engine").GetProperty("chat").GetString());
    }
}
