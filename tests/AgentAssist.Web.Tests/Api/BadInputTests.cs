using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AgentAssist.TestServers;

namespace AgentAssist.Web.Tests.Api;

[Collection(ServerTests.Name)]
public sealed class BadInputTests(RunningServer server)
{
    [Theory]
    [InlineData("", "request.malformed", null)]
    [InlineData("{", "request.malformed", null)]
    [InlineData("[]", "request.malformed", null)]
    [InlineData("""{"text":5}""", "request.malformed", "text")]
    [InlineData("""{"text":"a","text":"b"}""", "request.malformed", null)]
    [InlineData("""{"text":"a","channel":"fax"}""", "request.malformed", "channel")]
    [InlineData("""{"text":"a","channel":1}""", "request.malformed", "channel")]
    [InlineData("""{"text":"a","at":"tomorrow"}""", "request.malformed", "at")]
    [InlineData("""{"text":"a","history":[{"role":"boss","text":"x"}]}""", "request.malformed", "history[0].role")]
    [InlineData("""{"text":"a","history":[null]}""", "request.malformed", "history")]
    [InlineData("{}", "assist.textMissing", "text")]
    [InlineData("""{"text":"  "}""", "assist.textMissing", "text")]
    [InlineData("""{"text":"a","locale":"fr"}""", "assist.localeUnknown", "locale")]
    public async Task What_is_wrong_is_named(string body, string code, string? field)
    {
        using var client = server.CreateClient();
        using var answer = await client.PostAsync("/api/v1/assist", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, await answer.CodeAsync());
        var problem = await answer.JsonAsync();
        if (field is not null)
            Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.DoesNotContain("AgentAssist.", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_may_have_8000_characters_and_no_more()
    {
        using var client = server.CreateClient();
        using var most = await client.AskAsync(new { text = new string('网', 8_000) });
        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
        using var more = await client.AskAsync(new { text = new string('网', 8_001) });
        Assert.Equal((HttpStatusCode.BadRequest, "assist.textTooLong"), (more.StatusCode, await more.CodeAsync()));
    }

    [Fact]
    public async Task A_body_over_1_MB_is_too_large()
    {
        using var client = server.CreateClient();
        using var answer = await client.PostAsync("/api/v1/assist", new StringContent("{\"text\":\"" + new string('a', 1_100_000) + "\"}", Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request.tooLarge"), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using var client = server.CreateClient();
        using var answer = await client.PostAsync("/api/v1/assist", new StringContent("{}", Encoding.UTF8, "text/plain"));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "request.mediaType"), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task An_unknown_conversation_and_an_unknown_address_are_not_found()
    {
        using var client = server.CreateClient();
        using var conversation = await client.AskAsync(new { text = "网断了", conversationId = "none" });
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), (conversation.StatusCode, await conversation.CodeAsync()));
        using var address = await client.GetAsync("/api/v1/nothing");
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), (address.StatusCode, await address.CodeAsync()));
        using var method = await client.DeleteAsync("/api/v1/assist");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "request.methodNotAllowed"), (method.StatusCode, await method.CodeAsync()));
    }

    [Theory]
    [InlineData("/api/v1/knowledge/search", "knowledge.queryMissing")]
    [InlineData("/api/v1/knowledge/search?q=a&k=0", "request.malformed")]
    [InlineData("/api/v1/knowledge/search?q=a&k=many", "request.malformed")]
    [InlineData("/api/v1/knowledge/search?q=a&at=yesterday", "request.malformed")]
    public async Task A_search_without_sense_is_refused(string address, string code)
    {
        using var client = server.CreateClient();
        using var answer = await client.GetAsync(address);
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task A_search_answers_with_passages()
    {
        using var client = server.CreateClient();
        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/knowledge/search?q=光猫亮红灯&k=3&product=broadband");
        Assert.True(found.GetProperty("passages").GetArrayLength() <= 3);
    }

    [Fact]
    public async Task Beyond_the_limit_the_answer_is_429_with_the_time_to_wait()
    {
        await using var scripted = new ScriptedServer(null, ("AgentAssist:Api:RequestsPerMinute", "2"));
        using var client = scripted.CreateClient(ScriptedServer.AgentKey);
        for (var i = 0; i < 2; i++)
        {
            using var allowed = await client.GetAsync("/api/v1/knowledge/search");
            Assert.Equal(HttpStatusCode.BadRequest, allowed.StatusCode);
        }

        using var refused = await client.GetAsync("/api/v1/knowledge/search");
        Assert.Equal((HttpStatusCode.TooManyRequests, "request.rateLimited"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }
}
