using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgentAssist.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class PanelTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_page_of_another_site_opens_conversations_in_the_panel_and_takes_the_reply()
    {
        var (first, second) = (await StartAsync("光猫亮红灯 上不了网"), await StartAsync("流量怎么查"));
        var page = await fixture.EmbedAsync(BrowserFixture.Crm, await OpenAsync(first));
        await page.WaitForFunctionAsync("messages.some(m => m.type === 'ready')");
        var panel = page.FrameLocator("iframe");
        await Expect(panel.Locator("[data-run=done] .aa-cite").First).ToBeVisibleAsync();

        await panel.Locator("[data-insert]").First.ClickAsync();
        await page.WaitForFunctionAsync("messages.some(m => m.type === 'reply.insert')");
        var message = JsonNode.Parse(await page.EvaluateAsync<string>("JSON.stringify(messages.find(m => m.type === 'reply.insert'))"))!;
        Assert.Equal(("agentassist", first, fixture.Address.GetLeftPart(UriPartial.Authority)), ((string?)message["source"], (string?)message["conversationId"], (string?)message["origin"]));
        Assert.Contains("光", (string?)message["text"], StringComparison.Ordinal);
        await Expect(page.Locator("#reply")).ToHaveValueAsync((string)message["text"]!);
        await OutcomeAsync(first, (string)message["suggestionId"]!);

        await panel.Locator("[data-create-ticket]").ClickAsync();
        await page.WaitForFunctionAsync("messages.some(m => m.type === 'ticket.created')");
        var ticket = JsonNode.Parse(await page.EvaluateAsync<string>("JSON.stringify(messages.find(m => m.type === 'ticket.created'))"))!;
        Assert.Equal(first, (string?)ticket["conversationId"]);
        Assert.StartsWith("T-", (string?)ticket["number"], StringComparison.Ordinal);
        await Expect(page.Locator("#state")).ToContainTextAsync((string)ticket["number"]!);
        await panel.Locator("[data-undo]").ClickAsync();
        await page.WaitForFunctionAsync("messages.some(m => m.type === 'ticket.takenBack')");

        await page.Locator("#conversation").FillAsync(second);
        await page.Locator("#conversation").PressAsync("Enter");
        await Expect(panel.Locator($"main[data-conversation='{second}'] [data-run=done]")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "panel.png") });
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_site_that_is_not_allowed_cannot_embed_the_panel()
    {
        var page = await fixture.EmbedAsync("http://evil.test", await OpenAsync(await StartAsync("流量怎么查")));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(await page.FrameLocator("iframe").Locator("main").AllAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("messages.length"));
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData("session=CfDJ8nonsense")]
    [InlineData("session=")]
    public async Task Without_a_valid_ticket_there_is_no_panel(string query)
    {
        using var client = fixture.CreateClient(key: null);
        using var answer = await client.GetAsync($"/panel?{query}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<string> StartAsync(string text)
    {
        using var client = fixture.CreateClient();
        using var started = await client.PostAsJsonAsync("/api/v1/conversations", new { channel = "chat" });
        var id = (string)(await started.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        using var said = await client.PostAsJsonAsync($"/api/v1/conversations/{id}/turns", new { role = "customer", text });
        said.EnsureSuccessStatusCode();
        return id;
    }

    private async Task<string> OpenAsync(string conversation)
    {
        using var client = fixture.CreateClient();
        using var opened = await client.PostAsJsonAsync("/api/v1/panel-sessions", new { user = "chen-jing", conversationId = conversation });
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        return (string)(await opened.Content.ReadFromJsonAsync<JsonNode>())!["url"]!;
    }

    private async Task OutcomeAsync(string conversation, string suggestion)
    {
        using var client = fixture.CreateClient();
        for (JsonNode? outcome = null; outcome is null;)
        {
            var stored = (await client.GetFromJsonAsync<JsonNode>($"/api/v1/conversations/{conversation}"))!["suggestions"]!.AsArray().Single(one => (string?)one!["id"] == suggestion)!;
            outcome = stored["outcome"];
            Assert.True(outcome is null || (string?)outcome["outcome"] == "inserted");
        }
    }
}
