using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using AgentAssist.Assist;
using AgentAssist.TestServers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Web.Tests.Api;

public sealed class SupersessionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_new_turn_ends_the_answer_to_the_one_before_while_the_writer_hangs()
    {
        var writer = new HangingWriter();
        await using var scripted = new ScriptedServer();
        await using var hanging = scripted.WithWebHostBuilder(b => b.ConfigureTestServices(services => services.AddSingleton<IReplyWriter>(writer)));
        using var client = hanging.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ScriptedServer.AgentKey);
        using var limit = new CancellationTokenSource(Limit);
        while (!(await client.GetAsync("/readyz", limit.Token)).IsSuccessStatusCode)
            await Task.Yield();

        var id = await client.StartAsync();
        await client.SendAsync($"conversations/{id}/turns", new { role = "customer", text = "光猫亮红灯怎么办" });
        using var answer = await client.AskAsync(new { text = "光猫亮红灯怎么办", conversationId = id }, limit.Token);
        await writer.Hangs.Task.WaitAsync(Limit);
        await client.SendAsync($"conversations/{id}/turns", new { role = "customer", text = "算了，我问别的" });
        var events = await answer.AllEventsAsync();
        Assert.Equal("assist.stale", events[^1].Data.Text("code"));
        Assert.DoesNotContain(events, e => e.Name == "reply");
    }

    private sealed class HangingWriter : IReplyWriter
    {
        public TaskCompletionSource Hangs { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async IAsyncEnumerable<WrittenText> WriteAsync(ReplyBrief brief, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new("请稍等", "hanging");
            Hangs.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}

public sealed class KilledServerTests
{
    [Fact]
    public async Task Turns_and_keys_that_were_acknowledged_are_there_after_a_kill()
    {
        var server = new RunningServer();
        await server.InitializeAsync();
        try
        {
            var acknowledged = 0;
            string id;
            using (var client = server.CreateClient())
            {
                id = await client.StartAsync();
                var twenty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var writes = Task.Run(async () =>
                {
                    try
                    {
                        for (var n = 1; n < 10_000; n++)
                        {
                            await client.SendAsync($"conversations/{id}/turns", new { role = "customer", text = $"第{n}句" }, $"k{n}");
                            acknowledged = n;
                            if (n == 20)
                                twenty.SetResult();
                        }
                    }
                    catch (HttpRequestException)
                    {
                        // The server was killed.
                    }
                });
                await twenty.Task.WaitAsync(TimeSpan.FromSeconds(60));
                await server.StopAsync();
                await writes;
            }

            await server.InitializeAsync();
            using var after = server.CreateClient();
            Assert.InRange((await after.WholeAsync(id)).GetProperty("turns").GetArrayLength(), acknowledged, acknowledged + 1);
            var (_, last) = await after.SendAsync($"conversations/{id}/turns", new { role = "customer", text = $"第{acknowledged}句" }, $"k{acknowledged}");
            Assert.Equal(acknowledged, last.GetProperty("ordinal").GetInt32());
        }
        finally
        {
            await server.DisposeAsync();
        }
    }
}
