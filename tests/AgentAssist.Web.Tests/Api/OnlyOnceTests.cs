using System.Net;
using AgentAssist.TestServers;

namespace AgentAssist.Web.Tests.Api;

[Collection(ServerTests.Name)]
public sealed class OnlyOnceTests(RunningServer server) : IDisposable
{
    private readonly HttpClient client = server.CreateClient();
    private readonly string key = Guid.CreateVersion7().ToString("N");

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_call_sent_again_is_answered_as_the_first_time_and_not_done_twice()
    {
        var id = await client.StartAsync();
        using var first = await client.PostWithKeyAsync($"conversations/{id}/turns", new { role = "customer", text = "网断了" }, key);
        using var again = await client.PostWithKeyAsync($"conversations/{id}/turns", new { role = "customer", text = "网断了" }, key);
        Assert.Equal((HttpStatusCode.Created, await first.Content.ReadAsStringAsync()), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single((await client.WholeAsync(id)).GetProperty("turns").EnumerateArray());
    }

    [Fact]
    public async Task Calls_at_the_same_moment_are_done_once()
    {
        var id = await client.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.SendAsync($"conversations/{id}/turns", new { role = "customer", text = "网断了" }, key)));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Created, 1), (answer.Status, answer.Body.GetProperty("ordinal").GetInt32())));
        Assert.Single((await client.WholeAsync(id)).GetProperty("turns").EnumerateArray());
        Assert.Single((await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.SendAsync("conversations", new { channel = "chat" }, key + "c")))).Select(a => a.Body.Text("id")).Distinct());
    }

    [Fact]
    public async Task The_key_of_another_request_is_refused()
    {
        await client.SendAsync("conversations", new { channel = "voice" }, key);
        var (status, problem) = await client.SendAsync("conversations", new { channel = "chat" }, key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency.mismatch"), (status, problem.Text("code")));
        var (tooLong, malformed) = await client.SendAsync("conversations", new { channel = "chat" }, new string('k', 256));
        Assert.Equal((HttpStatusCode.BadRequest, "idempotency.keyMalformed"), (tooLong, malformed.Text("code")));
    }

    [Fact]
    public async Task What_changed_nothing_may_be_tried_again_under_its_key()
    {
        var (unknown, _) = await client.SendAsync("conversations/none/turns", new { role = "customer", text = "喂" }, key);
        var (begun, _) = await client.SendAsync("conversations", new { channel = "voice" }, key);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Created), (unknown, begun));
    }
}
