using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AgentAssist.TestServers;

namespace AgentAssist.Web.Tests.Api;

[Collection(ServerTests.Name)]
public sealed class ConversationTests(RunningServer server) : IDisposable
{
    private readonly HttpClient client = server.CreateClient();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task A_conversation_is_begun_once_for_an_external_id()
    {
        var externalId = $"call-{Guid.CreateVersion7():N}";
        var (status, first) = await client.SendAsync("conversations", new { channel = "voice", customerId = "c-1001", externalId });
        Assert.Equal((HttpStatusCode.Created, "voice", "zh-CN", externalId), (status, first.Text("channel"), first.Text("locale"), first.Text("externalId")));
        var (again, second) = await client.SendAsync("conversations", new { channel = "voice", externalId });
        Assert.Equal((HttpStatusCode.OK, first.GetRawText()), (again, second.GetRawText()));
    }

    [Fact]
    public async Task Words_still_being_heard_are_revised_and_final_ones_stay()
    {
        var id = await client.StartAsync();
        Assert.Equal((HttpStatusCode.Created, 1, false), await Say("光猫", false));
        Assert.Equal((HttpStatusCode.OK, 1, false), await Say("光猫亮", false));
        Assert.Equal((HttpStatusCode.OK, 1, true), await Say("光猫亮红灯", true));
        Assert.Equal((HttpStatusCode.OK, 1, true), await Say("别的", true));
        var turn = Assert.Single((await client.WholeAsync(id)).GetProperty("turns").EnumerateArray());
        Assert.Equal(("光猫亮红灯", "2026-03-01T01:00:00+00:00"), (turn.Text("text"), turn.Text("at")));

        async Task<(HttpStatusCode, int, bool)> Say(string text, bool final)
        {
            var (status, said) = await client.SendAsync($"conversations/{id}/turns", new { role = "customer", text, externalId = "t1", final, at = "2026-03-01T09:00:00+08:00" });
            return (status, said.GetProperty("ordinal").GetInt32(), said.GetProperty("final").GetBoolean());
        }
    }

    [Fact]
    public async Task A_conversation_that_ended_takes_no_turns_and_ends_once()
    {
        var id = await client.StartAsync();
        var (_, ended) = await client.SendAsync($"conversations/{id}/end", new { wrapUp = "已解决" });
        var (status, again) = await client.SendAsync($"conversations/{id}/end", new { wrapUp = "另一个" });
        Assert.Equal((HttpStatusCode.OK, ended.GetRawText()), (status, again.GetRawText()));
        var (refused, problem) = await client.SendAsync($"conversations/{id}/turns", new { role = "customer", text = "喂" });
        Assert.Equal((HttpStatusCode.Conflict, "conversation.ended"), (refused, problem.Text("code")));
        var whole = await client.WholeAsync(id);
        Assert.Equal(("已解决", ended.Text("endedAt")), (whole.Text("wrapUp"), whole.Text("endedAt")));
    }

    [Theory]
    [InlineData("conversations", """{}""", 400, "conversation.channelMissing")]
    [InlineData("conversations", """{"channel":"fax"}""", 400, "request.malformed")]
    [InlineData("conversations", """{"channel":"chat","locale":"fr"}""", 400, "conversation.localeUnknown")]
    [InlineData("conversations", """{"channel":"chat","externalId":"\u0000"}""", 400, "request.malformed")]
    [InlineData("conversations/none/turns", """{"role":"customer","text":"喂"}""", 404, "notFound")]
    [InlineData("conversations/none/turns", """{"text":"喂"}""", 400, "turn.roleMissing")]
    [InlineData("conversations/none/turns", """{"role":"agent","text":" "}""", 400, "turn.textMissing")]
    [InlineData("conversations/none/turns", """{"role":"agent","text":"喂","final":false}""", 400, "turn.externalIdMissing")]
    [InlineData("conversations/none/end", """{}""", 404, "notFound")]
    [InlineData("suggestions/none/outcome", """{"outcome":"said"}""", 404, "notFound")]
    [InlineData("suggestions/none/outcome", """{}""", 400, "suggestion.outcomeMissing")]
    [InlineData("suggestions/none/outcome", """{"outcome":"lost"}""", 400, "request.malformed")]
    [InlineData("suggestions/none/triage", """{"risk":"high"}""", 404, "notFound")]
    [InlineData("suggestions/none/triage", """{"reason":"x"}""", 400, "suggestion.triageMissing")]
    public async Task What_is_wrong_is_named(string address, string body, int status, string code)
    {
        var (answered, problem) = await client.SendAsync(address, JsonDocument.Parse(body).RootElement);
        Assert.Equal((status, code), ((int)answered, problem.Text("code")));
    }

    [Fact]
    public async Task Text_may_have_8000_characters_and_no_more()
    {
        var id = await client.StartAsync();
        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync($"conversations/{id}/turns", new { role = "agent", text = new string('网', 8_000) })).Status);
        var (_, problem) = await client.SendAsync($"conversations/{id}/turns", new { role = "agent", text = new string('网', 8_001) });
        Assert.Equal("turn.textTooLong", problem.Text("code"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/conversations/none")).StatusCode);
    }

    [Fact]
    public async Task What_was_said_before_the_question_is_its_history()
    {
        // "How much?" is answered from the turns before; the question itself is stored, too, and no part of them.
        var id = await client.StartAsync();
        foreach (var text in new[] { "我要搬家，宽带移机怎么办", "多少钱" })
            await client.SendAsync($"conversations/{id}/turns", new { role = "customer", text });
        using var answer = await client.AskAsync(new { text = "多少钱", conversationId = id });
        var passages = (await answer.AllEventsAsync())[0].Data.GetProperty("passages").EnumerateArray().Select(p => p.Text("title") + p.Text("text"));
        Assert.Contains(passages, p => p.Contains("移机", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_agent_says_is_read_off_and_what_a_person_tells_counts_after_it()
    {
        var id = await client.StartAsync();
        await client.SendAsync($"conversations/{id}/turns", new { role = "customer", text = "光猫亮红灯怎么办" });
        using var answer = await client.AskAsync(new { text = "光猫亮红灯怎么办", conversationId = id });
        var events = await answer.AllEventsAsync();
        var reply = events.Single(e => e.Name == "reply").Data;
        await client.SendAsync($"conversations/{id}/turns", new { role = "agent", text = reply.Text("text") });
        var shown = Assert.Single((await client.WholeAsync(id)).GetProperty("suggestions").EnumerateArray());
        Assert.Equal((reply.Text("suggestionId"), "said"), (shown.Text("id"), shown.GetProperty("outcome").Text("outcome")));
        Assert.True(shown.GetProperty("outcome").GetProperty("inferred").GetBoolean());
        Assert.NotEmpty(shown.GetProperty("articleIds").EnumerateArray());

        var (status, _) = await client.SendAsync($"suggestions/{reply.Text("suggestionId")}/outcome", new { outcome = "rejected", reason = "太长" });
        Assert.Equal(HttpStatusCode.NoContent, status);
        var outcome = (await client.WholeAsync(id)).GetProperty("suggestions")[0].GetProperty("outcome");
        Assert.Equal(("rejected", "太长", false), (outcome.Text("outcome"), outcome.Text("reason"), outcome.GetProperty("inferred").GetBoolean()));

        var (_, right) = await client.SendAsync($"suggestions/{reply.Text("suggestionId")}/triage", new { tier = "escalate", risk = "high", reason = "媒体" });
        Assert.Equal(("escalate", events.Single(e => e.Name == "triage").Data.Text("category"), "high"), (right.Text("tier"), right.Text("category"), right.Text("risk")));
    }
}

/// <summary>Calls that tests of conversations make.</summary>
internal static class ConversationCalls
{
    public static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(this HttpClient client, string address, object body, string? key = null)
    {
        using var answer = await client.PostWithKeyAsync(address, body, key);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public static async Task<HttpResponseMessage> PostWithKeyAsync(this HttpClient client, string address, object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/" + address) { Content = JsonContent.Create(body) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    public static async Task<string> StartAsync(this HttpClient client) => (await client.SendAsync("conversations", new { channel = "voice" })).Body.Text("id")!;

    public static Task<JsonElement> WholeAsync(this HttpClient client, string id) => client.GetFromJsonAsync<JsonElement>($"/api/v1/conversations/{id}");

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();
}
