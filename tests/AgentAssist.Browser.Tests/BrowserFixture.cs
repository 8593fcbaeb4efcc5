using System.Runtime.CompilerServices;
using AgentAssist.TestServers;
using Microsoft.Playwright;

namespace AgentAssist.Browser.Tests;

/// <summary>One server and one browser for all tests.</summary>
public sealed class BrowserFixture : RunningServer, IAsyncLifetime
{
    /// <summary>The other system whose pages may embed the panel.</summary>
    public const string Crm = "http://crm.test";

    private IPlaywright? playwright;
    private IBrowser? browser;

    protected override IEnumerable<(string Name, string Value)> Settings => [("AgentAssist__Panel__Origins__0", Crm)];

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-features=LocalNetworkAccessChecks", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await DisposeAsync();
    }

    /// <summary>The sample page of the documentation, on another site, with the panel in it as far as it may be; <c>messages</c> has what the panel said.</summary>
    internal async Task<IPage> EmbedAsync(string site, string url)
    {
        var context = await browser!.NewContextAsync(new() { Locale = "zh-CN", ViewportSize = new() { Width = 900, Height = 768 } });
        context.SetDefaultTimeout(15_000);
        var page = await File.ReadAllTextAsync(Path.Combine(Here(), "..", "..", "docs", "panel-host.html"));
        await context.RouteAsync($"{site}/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = page.Replace("<script>", "<script>messages = []; addEventListener('message', e => messages.push({ origin: e.origin, ...e.data }));", StringComparison.Ordinal),
        }));
        var host = await context.NewPageAsync();
        await host.GotoAsync($"{site}/?panel={Uri.EscapeDataString(url)}");
        return host;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <summary>A fresh browser profile.</summary>
    internal async Task<Visit> VisitAsync(string locale = "zh-CN", bool dark = false, int width = 1366, int height = 768, bool signIn = true, Uri? address = null)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (address ?? Address).ToString(),
            Locale = locale,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = height },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(15_000);
        var visit = new Visit(context, await context.NewPageAsync(), address ?? Address);
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
