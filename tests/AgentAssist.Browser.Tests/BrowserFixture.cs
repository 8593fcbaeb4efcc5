using AgentAssist.TestServers;
using Microsoft.Playwright;

namespace AgentAssist.Browser.Tests;

/// <summary>One server and one browser for all tests.</summary>
public sealed class BrowserFixture : RunningServer, IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await DisposeAsync();
    }

    /// <summary>A fresh browser profile.</summary>
    internal async Task<Visit> VisitAsync(string locale = "zh-CN", bool dark = false, int width = 1366, int height = 768, bool signIn = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            Locale = locale,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(15_000);
        var visit = new Visit(context, await context.NewPageAsync(), Address);
        if (signIn)
            await visit.SignInAsync();
        return visit;
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
