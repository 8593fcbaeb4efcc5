using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace AgentAssist.Web.Tests;

/// <summary>Asks and reads the stream of events.</summary>
internal static class EventReader
{
    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, object body, CancellationToken cancellationToken = default) => client.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "/api/v1/assist") { Content = JsonContent.Create(body) }, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public static async IAsyncEnumerable<(string Name, JsonElement Data)> EventsAsync(this HttpResponseMessage answer)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
            yield return (item.EventType, JsonDocument.Parse(item.Data).RootElement);
    }

    public static async Task<List<(string Name, JsonElement Data)>> AllEventsAsync(this HttpResponseMessage answer)
    {
        List<(string, JsonElement)> events = [];
        await foreach (var item in answer.EventsAsync())
            events.Add(item);
        return events;
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public static async Task<string?> CodeAsync(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("code").GetString();
    }
}
