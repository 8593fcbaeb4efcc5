using static Microsoft.Playwright.Assertions;

namespace AgentAssist.Browser.Tests;

public sealed class LostConnectionTests
{
    [Fact]
    public async Task A_lost_connection_is_said_in_words_and_keeps_what_was_typed()
    {
        var own = new BrowserFixture();
        await ((IAsyncLifetime)own).InitializeAsync();
        try
        {
            await using var visit = await own.VisitAsync("en");
            await visit.Page.Locator("#question").FillAsync(Samples.EnglishQuestion);
            await own.StopAsync();
            await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Expect(visit.Page.Locator("#reconnect-title")).ToContainTextAsync("Connection lost");
            await Expect(visit.Page.Locator("#connection")).ToContainTextAsync("Connection lost");
            await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(Samples.EnglishQuestion);
            Assert.Empty(visit.Foreign);
            if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
                await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "lost-connection.png") });
        }
        finally
        {
            await ((IAsyncLifetime)own).DisposeAsync();
        }
    }
}
