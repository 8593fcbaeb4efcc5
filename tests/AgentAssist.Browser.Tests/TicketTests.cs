using static Microsoft.Playwright.Assertions;

namespace AgentAssist.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class TicketTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("zh-CN", Samples.ChineseQuestion)]
    [InlineData("en", Samples.EnglishQuestion)]
    public async Task From_question_to_ticket_and_back_no_mouse_is_needed(string locale, string question)
    {
        await using var visit = await fixture.VisitAsync(locale);
        await visit.AskAsync(question);
        await Expect(visit.Page.Locator("#question")).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("[data-ticket]")).ToContainTextAsync("T-2");
        await Expect(visit.Page.Locator("#question")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Alt+z");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(0);

        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task All_fields_can_be_changed_before_and_another_category_goes_to_its_department()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.ChineseQuestion);
        await visit.Page.Locator("[data-edit-ticket]").ClickAsync();
        await visit.Page.Locator("#t-title").FillAsync("客户要开发票");
        var before = await visit.Page.Locator("#t-department").InputValueAsync();
        await visit.Page.Locator("#t-category").SelectOptionAsync("billing/invoice");
        await Expect(visit.Page.Locator("#t-department")).Not.ToHaveValueAsync(before);
        await visit.Page.Locator("#t-phone").FillAsync("13800001234");
        await visit.Page.Locator("#t-phone").PressAsync("Control+Enter");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".aa-ticket-form")).ToHaveCountAsync(0);

        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Locator("#find input").PressSequentiallyAsync("客户要开发票");
        await Expect(visit.Page.Locator("#find [role=option]").Filter(new() { HasText = "T-2" })).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Escape");

        // A second one is never a slip of the finger: it begins with the form.
        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(visit.Page.Locator(".aa-ticket-form")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task A_form_that_is_being_filled_stays_while_the_talk_goes_on_and_over_a_reload()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.ChineseQuestion);
        await visit.Page.Locator("[data-edit-ticket]").ClickAsync();
        await visit.Page.Locator("#t-title").FillAsync("自己写的标题");
        await visit.AskAsync("还有，发票在哪里开？");
        await Expect(visit.Page.Locator("#t-title")).ToHaveValueAsync("自己写的标题");
        await visit.Page.Locator("#t-category").SelectOptionAsync("billing/invoice");
        var routed = await visit.Page.Locator("#t-department").InputValueAsync();
        var chosen = await visit.Page.Locator($"#t-department option:not([value='{routed}'])").Last.GetAttributeAsync("value");
        await visit.Page.Locator("#t-department").SelectOptionAsync(chosen!);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#t-title")).ToHaveValueAsync("自己写的标题");
        await Expect(visit.Page.Locator("#t-category")).ToHaveValueAsync("billing/invoice");
        await Expect(visit.Page.Locator(".aa-ticket-form :focus")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("#t-department")).ToHaveValueAsync(chosen!);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task A_key_held_down_or_pressed_in_two_windows_makes_one_ticket()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.ChineseQuestion);
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync(visit.Page.Url);
        await Expect(other.Locator("[data-create-ticket]")).ToBeVisibleAsync();

        await visit.Page.Keyboard.DownAsync("Alt");
        for (var i = 0; i < 5; i++)
            await visit.Page.Keyboard.DownAsync("t");
        await other.Locator("[data-create-ticket]").DispatchEventAsync("click");
        await visit.Page.Keyboard.UpAsync("t");
        await visit.Page.Keyboard.UpAsync("Alt");

        foreach (var page in new[] { visit.Page, other })
            await Expect(page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".aa-ticket-form")).ToHaveCountAsync(0);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task A_ticket_taken_back_later_than_its_turn_can_be_created_again()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.ChineseQuestion);
        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        await visit.AskAsync("还有，发票在哪里开？");
        await visit.Page.Keyboard.PressAsync("Alt+z");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(0);

        await visit.Page.Locator(".aa-event .aa-ref").First.ClickAsync();
        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task Two_screens_of_one_agent_show_the_same_and_keep_what_is_typed_on_each()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.ChineseQuestion);
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync(visit.Page.Url);
        await Expect(other.Locator("[data-run=done]")).ToBeVisibleAsync();
        await other.Locator("#question").FillAsync("另一个窗口里打了一半");

        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(other.Locator("[data-ticket]")).ToHaveCountAsync(1);
        await visit.AskAsync("多久能修好？");
        await Expect(other.Locator(".aa-turn--customer")).ToHaveCountAsync(2);
        await Expect(other.Locator("#question")).ToHaveValueAsync("另一个窗口里打了一半");
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task Escalating_takes_one_key_and_the_draft_follows()
    {
        await using var visit = await fixture.VisitAsync("en");
        await visit.AskAsync(Samples.EnglishQuestion);
        await visit.Page.Keyboard.PressAsync("Alt+e");
        await Expect(visit.Page.Locator(".aa-tier-escalate")).ToBeVisibleAsync();
        await visit.Page.Locator("[data-edit-ticket]").ClickAsync();
        await Expect(visit.Page.Locator("#t-tier")).ToHaveValueAsync("Escalate");
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task A_notice_for_the_customers_area_stands_above_the_reply()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.PlayAsync(0);
        await visit.Page.Locator("[data-notice] summary").First.ClickAsync();
        await Expect(visit.Page.Locator("[data-notice][open] p").First).ToBeVisibleAsync();
        visit.HasNothingToComplainAbout();
    }
}
