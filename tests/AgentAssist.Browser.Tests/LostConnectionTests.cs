using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgentAssist.Browser.Tests;

public sealed class LostConnectionTests
{
    private const string Typed = "half a reply";

    [Fact]
    public Task A_lost_connection_is_said_in_words_and_what_comes_back_is_what_was_there() => WithOwnServerAsync(async (own, cable) =>
    {
        await using var visit = await own.VisitAsync("en", address: cable.Address);
        var before = await AskAndTypeAsync(visit);

        cable.Cut();
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#reconnect-title")).ToContainTextAsync("Connection lost");
        await Expect(visit.Page.Locator("#connection")).ToContainTextAsync("Connection lost");
        if (PicturesTheoryAttribute.Folder is { Length: > 0 } folder)
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "lost-connection.png") });
        cable.Mend(own.Address);

        await BackAsync(visit, before);
        await visit.Page.Locator("#question").PressAsync("Enter");
        await Expect(visit.Page.Locator(".aa-turn--agent p")).ToHaveTextAsync(Typed);
        Assert.Empty(visit.Foreign);
    });

    [Fact]
    public Task A_server_that_starts_again_finds_the_agent_where_it_left_him() => WithOwnServerAsync(async (own, cable) =>
    {
        await using var visit = await own.VisitAsync("en", address: cable.Address);
        var before = await AskAndTypeAsync(visit);
        await visit.Page.Locator("[data-edit-ticket]").ClickAsync();
        await visit.Page.Locator("#t-title").FillAsync("The agent's own title");

        cable.Cut();
        await own.StopAsync();
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await own.InitializeAsync();
        cable.Mend(own.Address);

        await BackAsync(visit, before);
        await Expect(visit.Page.Locator("#t-title")).ToHaveValueAsync("The agent's own title");
        await visit.Page.Locator("#t-title").PressAsync("Control+Enter");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        Assert.Empty(visit.Foreign);
    });

    private static async Task WithOwnServerAsync(Func<BrowserFixture, Cable, Task> test)
    {
        IAsyncLifetime own = new BrowserFixture();
        await own.InitializeAsync();
        try
        {
            using Cable cable = new(((BrowserFixture)own).Address);
            await test((BrowserFixture)own, cable);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private static async Task<string> AskAndTypeAsync(Visit visit)
    {
        await visit.AskAsync(Samples.EnglishQuestion);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "I reply" }).ClickAsync();
        await visit.Page.Locator("#question").FillAsync(Typed);
        return await visit.Page.Locator(".aa-sent").First.InnerTextAsync();
    }

    private static async Task BackAsync(Visit visit, string suggestion)
    {
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Expect(visit.Page.Locator("#question")).ToBeEnabledAsync();
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(Typed);
        await Expect(visit.Page.Locator(".aa-sent").First).ToHaveTextAsync(suggestion.ReplaceLineEndings(" "), new() { UseInnerText = true });
    }
}
