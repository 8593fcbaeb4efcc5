namespace AgentAssist.Browser.Tests;

/// <summary>Takes pictures of every screen where <c>SCREENSHOTS</c> names a folder, and nothing otherwise.</summary>
[Collection(BrowserTests.Name)]
public sealed class Screens(BrowserFixture fixture)
{
    [Theory]
    [InlineData("zh-CN", false, 1366)]
    [InlineData("zh-CN", true, 1366)]
    [InlineData("en", false, 1366)]
    [InlineData("zh-CN", false, 400)]
    [InlineData("en", true, 400)]
    public async Task Every_screen_can_be_pictured(string locale, bool dark, int width)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        await using var visit = await fixture.VisitAsync(locale, dark, width, signIn: false);
        var name = $"{locale}-{(dark ? "dark" : "light")}-{width}";
        async Task Take(string screen) => await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{screen}.png"), FullPage = width < 900 });
        await visit.Page.GotoAsync("/desk");
        await Take("sign-in");
        await visit.SignInAsync();
        await Take("start");
        await visit.AskAsync(locale == "en" ? Samples.EnglishQuestion : Samples.ChineseQuestion);
        await Take("answered");
        await visit.AskAsync(locale == "en" ? Samples.TwoEnglishQuestions : Samples.TwoChineseQuestions);
        await Take("two-answers");
        await visit.AskAsync(Samples.UnknownQuestion);
        await Take("no-answer");
    }
}
