using Microsoft.Playwright;

namespace AgentAssist.Browser.Tests;

/// <summary>A person with a browser, and everything that the browser complained about.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public Visit(IBrowserContext context, IPage page, Uri address)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(request.Url).Authority != address.Authority)
                Foreign.Add(request.Url);
        };
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Foreign { get; } = [];

    public async Task SignInAsync()
    {
        await Page.GotoAsync("/desk");
        await Page.Locator("button[name=person]").First.ClickAsync();
        await Assertions.Expect(Page.Locator("#question")).ToBeEnabledAsync();
    }

    /// <summary>Asks by keyboard and waits until everything is there.</summary>
    public async Task AskAsync(string question)
    {
        var before = await Page.Locator(".aa-turn").CountAsync();
        await Page.Locator("#question").FillAsync(question);
        await Page.Locator("#question").PressAsync("Control+Enter");
        await Assertions.Expect(Page.Locator(".aa-turn")).ToHaveCountAsync(before + 1);
        await Assertions.Expect(Page.Locator("[data-run=done]")).ToBeVisibleAsync();
    }

    /// <summary>Plays a sample call until it has its first suggestion, and holds it there.</summary>
    public async Task PlayAsync(int sample = 1)
    {
        await Page.Locator(".aa-queue-foot summary").ClickAsync();
        await Page.Locator(".aa-queue-foot .aa-menu-list button").Nth(sample).ClickAsync();
        var buttons = Page.Locator(".aa-playback > button");
        await buttons.First.ClickAsync();
        while (!await Page.Locator("[data-run=done] .aa-sent").First.IsVisibleAsync())
        {
            var before = await Page.Locator(".aa-turn").CountAsync();
            await buttons.Nth(1).ClickAsync();
            await Assertions.Expect(Page.Locator(".aa-turn")).Not.ToHaveCountAsync(before);
            await Assertions.Expect(Page.Locator("[data-run=running]")).ToHaveCountAsync(0);
        }
    }

    public void HasNothingToComplainAbout()
    {
        Assert.Empty(Complaints);
        Assert.Empty(Foreign);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
