using System.Net.Http.Json;
using System.Text.Json;
using AgentAssist.TestServers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Web.Tests.Api;

[Collection(ServerTests.Name)]
public sealed class OpenApiTests(RunningServer server)
{
    [Fact]
    public async Task The_document_lists_exactly_the_calls_that_the_server_takes()
    {
        await using var scripted = new ScriptedServer();
        var mapped = scripted.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}"));
        var document = await DocumentAsync();
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_call_has_a_name_a_summary_and_its_problems()
    {
        foreach (var path in (await DocumentAsync()).GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.True(operation.Value.TryGetProperty("operationId", out _), $"{operation.Name} {path.Name} has no operationId");
                Assert.True(operation.Value.TryGetProperty("summary", out _), $"{operation.Name} {path.Name} has no summary");
                var responses = operation.Value.GetProperty("responses");
                Assert.All(["401", "403", "429", "500"], status => Assert.True(responses.TryGetProperty(status, out _), $"{operation.Name} {path.Name} does not describe {status}"));
            }
        }
    }

    [Fact]
    public async Task Every_event_of_the_stream_carries_exactly_the_fields_that_the_document_describes()
    {
        var document = await DocumentAsync();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var names = new Dictionary<string, string>
        {
            ["passages"] = "PassagesData",
            ["reply.delta"] = "ReplyDeltaData",
            ["reply"] = "Suggestion",
            ["triage"] = "Triage",
            ["ticketDraft"] = "TicketDraft",
            ["done"] = "DoneData",
        };
        using var client = server.CreateClient();
        using var answer = await client.AskAsync(new { text = "光猫亮红灯" });
        await foreach (var (name, data) in answer.EventsAsync())
            Shape.Check(data, schemas.GetProperty(names[name]), document, name);
    }

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = server.CreateClient(key: null);
        return await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
    }
}
