using Microsoft.Playwright;

namespace AgentAssist.Browser.Tests;

/// <summary>Takes pictures of every screen for people to look at.</summary>
[Collection(BrowserTests.Name)]
public sealed class Screens(BrowserFixture fixture)
{
    [PicturesTheory]
    [InlineData("zh-CN", false, 1366)]
    [InlineData("zh-CN", true, 1366)]
    [InlineData("zh-CN", false, 400)]
    [InlineData("zh-CN", true, 400)]
    [InlineData("en", false, 1366)]
    [InlineData("en", true, 1366)]
    [InlineData("en", false, 400)]
    [InlineData("en", true, 400)]
    public async Task Every_screen_can_be_pictured(string locale, bool dark, int width)
    {
        var english = locale == "en";
        await using var visit = await fixture.VisitAsync(locale, dark, width, signIn: false);
        var name = $"{locale}-{(dark ? "dark" : "light")}-{width}";
        async Task Take(string screen) => await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(PicturesTheoryAttribute.Folder!, $"{name}-{screen}.png"), FullPage = width < 900 });
        await visit.Page.GotoAsync("/desk");
        await Take("sign-in");
        await visit.SignInAsync();
        await Take("start");
        await visit.AskAsync(english ? Samples.EnglishQuestion : Samples.ChineseQuestion);
        await Take("answered");
        await visit.Page.Keyboard.PressAsync("Alt+t");
        await visit.Page.Locator("[data-ticket]").WaitForAsync();
        await visit.Page.Locator("[data-ticket]").ScrollIntoViewIfNeededAsync();
        await Take("ticket");
        await visit.Page.Keyboard.PressAsync("Alt+t");
        await visit.Page.Locator("#t-title").ScrollIntoViewIfNeededAsync();
        await Take("ticket-form");
        await visit.Page.Locator(".aa-ticket-form [type=button]").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = english ? "Shorter" : "更短", Exact = true }).ClickAsync();
        await Take("shorter");
        await visit.AskAsync(english ? "Hello there" : "你好，在吗");
        await Take("nothing-asked");
        await visit.AskAsync(english ? Samples.TwoEnglishQuestions : Samples.TwoChineseQuestions);
        await Take("two-answers");
        await visit.AskAsync(english ? "The charging gun is throwing sparks and my son is locked in the car!" : "充电枪头冒火星子，我儿子还锁在车里！");
        await Take("danger");
        await visit.AskAsync(Samples.UnknownQuestion);
        await Take("no-answer");
        await visit.PlayAsync();
        await Take("sample-call");
        await visit.Page.Locator("[data-change-triage]").ClickAsync();
        await visit.Page.Locator("[data-reject]").ClickAsync();
        await Take("set-right");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Locator("#find [role=option]").First.WaitForAsync();
        await Take("find");
        await visit.Page.GotoAsync("/articles/bb-los-red");
        await Take("article");
        await visit.Page.Locator("[data-keys]").ClickAsync();
        await Take("keys");
    }
}

/// <summary>Takes pictures for people to look at, where <c>SCREENSHOTS</c> names the folder to put them in.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PicturesTheoryAttribute : TheoryAttribute
{
    public PicturesTheoryAttribute()
    {
        if (string.IsNullOrEmpty(Folder))
            Skip = "SCREENSHOTS names no folder to put pictures in.";
    }

    public static string? Folder { get; } = Environment.GetEnvironmentVariable("SCREENSHOTS");
}
