using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgentAssist.Identity;
using AgentAssist.TestServers;
using AgentAssist.Web.Hosting;
using AgentAssist.Web.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Web.Tests.Api;

public sealed class PanelSessionTests : IAsyncDisposable
{
    private readonly ScriptedServer server = new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_key_opens_a_panel_for_somebody_who_may_do_no_more_than_itself()
    {
        using var client = server.CreateClient(ScriptedServer.AgentKey);
        var people = await server.Services.GetRequiredService<ListPeople>()(default);
        foreach (var person in people)
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/panel-sessions", new { user = person.Id });
            Assert.Equal(person.Roles.IsSubsetOf([Role.Agent]) ? HttpStatusCode.Created : HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Contains(people, person => person.Roles.IsSubsetOf([Role.Agent]));
        Assert.Contains(people, person => !person.Roles.IsSubsetOf([Role.Agent]));
    }

    [Fact]
    public async Task The_address_opens_the_panel_and_nothing_else_and_not_for_ever()
    {
        using var client = server.CreateClient(ScriptedServer.AgentKey);
        var agent = (await server.Services.GetRequiredService<ListPeople>()(default)).First(person => person.Roles.IsSubsetOf([Role.Agent]));
        using var opened = await client.PostAsJsonAsync("/api/v1/panel-sessions", new { user = agent.Id, conversationId = "c1" });
        var session = (await opened.Content.ReadFromJsonAsync<JsonNode>())!;
        var address = new Uri((string)session["url"]!).PathAndQuery;
        Assert.EndsWith("&conversation=c1", address, StringComparison.Ordinal);

        using var visitor = server.CreateClient(null);
        using var panel = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, panel.StatusCode);
        using var desk = await visitor.GetAsync(address.Replace("/panel", "/desk", StringComparison.Ordinal));
        Assert.NotEqual(HttpStatusCode.OK, desk.StatusCode);

        var sessions = server.Services.GetRequiredService<PanelSessions>();
        var ticket = Uri.UnescapeDataString(address.Split("session=")[1].Split('&')[0]);
        Assert.Equal(agent.Id, sessions.PersonOf(ticket, page: true));
        Assert.Null(sessions.PersonOf(ticket, page: false));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.BadRequest, "panel.userMissing")]
    [InlineData("nobody", HttpStatusCode.NotFound, "notFound")]
    public async Task Whom_it_does_not_know_it_opens_nothing_for(string? user, HttpStatusCode status, string code)
    {
        using var client = server.CreateClient(ScriptedServer.AgentKey);
        using var answer = await client.PostAsJsonAsync("/api/v1/panel-sessions", new { user });
        Assert.Equal((status, code), (answer.StatusCode, await answer.CodeAsync()));
    }
}
