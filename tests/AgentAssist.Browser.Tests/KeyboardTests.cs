using static Microsoft.Playwright.Assertions;

namespace AgentAssist.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class KeyboardTests(BrowserFixture fixture)
{
    [Fact]
    public async Task An_article_is_found_and_opened_without_a_mouse()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.Page.Keyboard.PressAsync("Control+k");
        var box = visit.Page.Locator("#find input");
        await Expect(box).ToBeFocusedAsync();
        await box.PressSequentiallyAsync("光猫亮红灯");
        var article = visit.Page.Locator("#find [role=option]").Filter(new() { HasText = "条目" }).First;
        await Expect(article).ToContainTextAsync("LOS");
        while (await article.GetAttributeAsync("aria-selected") != "true")
            await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("LOS");
        await Expect(visit.Page.Locator(".aa-prose p, .aa-prose li").First).ToBeVisibleAsync();
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task The_shortcuts_are_listed_under_a_question_mark_that_is_not_typed_into_a_text()
    {
        await using var visit = await fixture.VisitAsync("en");
        var box = visit.Page.Locator("#question");
        await box.PressAsync("?");
        await Expect(box).ToHaveValueAsync("?");
        await Expect(visit.Page.Locator("#keys")).ToBeHiddenAsync();

        await visit.Page.Locator("[data-keys]").FocusAsync();
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.Locator("#keys")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("#keys")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task From_question_to_sent_reply_no_mouse_is_needed_and_the_focus_stays()
    {
        await using var visit = await fixture.VisitAsync("en");
        await visit.AskAsync(Samples.EnglishQuestion);
        await Expect(visit.Page.Locator("#question")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Alt+3");
        await Expect(visit.Page.Locator("[data-style=shorter][aria-pressed=true]")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Alt+1");
        await Expect(visit.Page.Locator("#question")).Not.ToHaveValueAsync("");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".aa-turn--agent")).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Alt+q");
        await Expect(visit.Page.Locator(".aa-q[aria-current]")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Alt+r");
        await Expect(visit.Page.Locator("#question")).ToBeFocusedAsync();
        visit.HasNothingToComplainAbout();
    }
}
