using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgentAssist.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class DeskTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("zh-CN", "工作台", Samples.ChineseQuestion, Samples.ChineseSource)]
    [InlineData("en", "Desk", Samples.EnglishQuestion, Samples.EnglishSource)]
    public async Task A_question_is_answered_with_sources_in_both_languages(string locale, string title, string question, string source)
    {
        await using var visit = await fixture.VisitAsync(locale);
        await Expect(visit.Page).ToHaveTitleAsync($"{title} · AgentAssist");
        await visit.AskAsync(question);

        await visit.Page.Locator(".aa-cite[data-src]").First.ClickAsync();
        var number = await visit.Page.Locator(".aa-cite[data-src]").First.GetAttributeAsync("data-src");
        var passage = visit.Page.Locator($"#src-{number}");
        await Expect(passage).ToHaveAttributeAsync("open", "");
        await Expect(passage).ToContainTextAsync(source);
        await Expect(passage.Locator("summary")).ToBeFocusedAsync();
        await Expect(passage.Locator("mark").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".aa-triage .badge").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".aa-draft dt").First).ToBeVisibleAsync();
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task Copying_takes_every_supported_sentence_and_no_other()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.ChineseQuestion);
        await visit.Page.Locator(".aa-reply [data-copy]").ClickAsync();
        await Expect(visit.Page.Locator("#announce-page")).Not.ToBeEmptyAsync();
        var copied = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        var supported = await visit.Page.Locator(".aa-sent[data-supported=true]").AllInnerTextsAsync();
        Assert.NotEmpty(supported);
        foreach (var sentence in supported)
            Assert.Contains(WithoutChips(sentence), copied, StringComparison.Ordinal);
        foreach (var word in await visit.Page.Locator(".aa-sent[data-supported=false] u").AllInnerTextsAsync())
            Assert.DoesNotContain(word, copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_knowledge_does_not_hold_is_said_and_nothing_is_invented()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.UnknownQuestion);
        await Expect(visit.Page.Locator("[data-no-answer]")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".aa-sent")).ToHaveCountAsync(0);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task Enter_that_picks_a_candidate_of_an_input_method_does_not_send()
    {
        await using var visit = await fixture.VisitAsync();
        var box = visit.Page.Locator("#question");
        await box.FillAsync("guangmao");
        await box.EvaluateAsync("b => b.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))");
        await box.PressAsync("Shift+Enter");
        await Expect(box).ToHaveValueAsync("guangmao\n");
        await Expect(visit.Page.Locator(".aa-turn")).ToHaveCountAsync(0);
        await box.PressAsync("Enter");
        await Expect(visit.Page.Locator(".aa-turn")).ToHaveCountAsync(1);
        await Expect(box).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_was_typed_survives_a_reload()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.Page.Locator("#question").FillAsync(Samples.ChineseQuestion);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync(Samples.ChineseQuestion);
    }

    [Fact]
    public async Task A_new_question_takes_the_place_of_the_one_in_flight()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.Page.Locator("#question").FillAsync(Samples.ChineseQuestion);
        await visit.Page.Locator("#question").PressAsync("Enter");
        await Expect(visit.Page.Locator(".aa-turn")).ToHaveCountAsync(1);
        await visit.AskAsync(Samples.UnknownQuestion);
        await Expect(visit.Page.Locator(".aa-turn--now")).ToContainTextAsync(Samples.UnknownQuestion);
        await Expect(visit.Page.Locator("[data-no-answer]")).ToBeVisibleAsync();
        visit.HasNothingToComplainAbout();
    }

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task Axe_finds_nothing_serious(string locale, bool dark)
    {
        await using var visit = await fixture.VisitAsync(locale, dark, signIn: false);
        await visit.Page.GotoAsync("/sign-in");
        await FindsNothingSeriousAsync(visit);
        await visit.SignInAsync();
        await FindsNothingSeriousAsync(visit);
        await visit.AskAsync(locale == "en" ? Samples.EnglishQuestion : Samples.ChineseQuestion);
        await FindsNothingSeriousAsync(visit);
        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(visit.Page.Locator("[data-ticket]")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(visit.Page.Locator(".aa-ticket-form")).ToBeVisibleAsync();
        await FindsNothingSeriousAsync(visit);
        await visit.AskAsync(Samples.UnknownQuestion);
        await FindsNothingSeriousAsync(visit);
        if (locale == "zh-CN")
        {
            await visit.PlayAsync(0);
            await visit.Page.Locator("[data-notice] summary").First.ClickAsync();
            await FindsNothingSeriousAsync(visit);
            await visit.Page.GotoAsync("/desk");
            await Expect(visit.Page.Locator("#question")).ToBeEnabledAsync();
        }

        await visit.PlayAsync();
        await visit.Page.Locator("[data-change-triage]").ClickAsync();
        await visit.Page.Locator("[data-reject]").ClickAsync();
        await FindsNothingSeriousAsync(visit);
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Expect(visit.Page.Locator("#find [role=option]").First).ToBeVisibleAsync();
        await FindsNothingSeriousAsync(visit);
        await visit.Page.GotoAsync("/articles/bb-los-red");
        await FindsNothingSeriousAsync(visit);
        await visit.Page.Locator("[data-keys]").ClickAsync();
        await FindsNothingSeriousAsync(visit);
    }

    [Fact]
    public async Task Theme_and_language_can_be_switched_and_are_remembered()
    {
        await using var visit = await fixture.VisitAsync();
        var root = visit.Page.Locator("html");
        await Expect(root).ToHaveAttributeAsync("data-bs-theme", "light");
        await visit.Page.Locator("[data-theme-switch]").ClickAsync();
        await Expect(root).ToHaveAttributeAsync("data-bs-theme", "dark");
        await visit.Page.Locator("button[name=culture]").ClickAsync();
        await Expect(root).ToHaveAttributeAsync("lang", "en");
        await Expect(root).ToHaveAttributeAsync("data-bs-theme", "dark");
        await Expect(visit.Page.Locator("#question")).ToHaveAttributeAsync("placeholder", "Type the customer's question");
        visit.HasNothingToComplainAbout();
    }

    // The second is the usual screen at 200 % zoom.
    [Theory]
    [InlineData("en", 400, 768, Samples.EnglishQuestion)]
    [InlineData("en", 683, 384, Samples.EnglishQuestion)]
    [InlineData("zh-CN", 683, 384, Samples.ChineseQuestion)]
    public async Task A_small_screen_never_scrolls_sideways(string locale, int width, int height, string question)
    {
        await using var visit = await fixture.VisitAsync(locale, width: width, height: height);
        await visit.AskAsync(question);
        await visit.Page.Locator("[data-edit-ticket]").ClickAsync();
        await Expect(visit.Page.Locator(".aa-ticket-form")).ToBeVisibleAsync();
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    private static string WithoutChips(string sentence) => sentence.TrimEnd(' ', '\n', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static async Task FindsNothingSeriousAsync(Visit visit)
    {
        var result = await visit.Page.RunAxe();
        var serious = result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}");
        Assert.Empty(serious);
    }
}
