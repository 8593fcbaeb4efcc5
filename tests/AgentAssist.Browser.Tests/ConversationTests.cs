using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AgentAssist.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ConversationTests(BrowserFixture fixture)
{
    // The first person that may sign in.
    private const string Agent = "chen-jing";

    [Theory]
    [InlineData("zh-CN", "播放示例来电", "下一句", "会话已结束")]
    [InlineData("en", "Play a sample call", "Next turn", "The conversation is over")]
    public async Task A_sample_call_is_played_to_its_end(string locale, string play, string next, string over)
    {
        await using var visit = await fixture.VisitAsync(locale);
        await visit.Page.GetByText(play, new() { Exact = true }).ClickAsync();
        await visit.Page.Locator(".aa-queue-foot .aa-menu-list button").First.ClickAsync();
        var bar = visit.Page.Locator(".aa-playback");
        await Expect(bar).ToBeVisibleAsync();
        await bar.GetByText(locale == "en" ? "Pause" : "暂停", new() { Exact = true }).ClickAsync();
        var ended = visit.Page.GetByText(over, new() { Exact = true });
        var turns = visit.Page.Locator(".aa-turn");
        for (var before = await turns.CountAsync(); !await ended.IsVisibleAsync(); before++)
        {
            await bar.GetByText(next, new() { Exact = true }).ClickAsync();
            await Expect(turns.Nth(before).Or(ended).First).ToBeVisibleAsync();
        }

        await Expect(visit.Page.Locator(".aa-turn--agent").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".aa-turn--customer").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".aa-portrait .aa-facts")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#question")).ToBeDisabledAsync();
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task What_happens_on_an_English_screen_does_not_make_a_Chinese_one_English()
    {
        await using var chinese = await fixture.VisitAsync();
        await using var english = await fixture.VisitAsync("en");
        await english.AskAsync("How do I pay my bill from abroad?");
        await Expect(chinese.Page.GetByText("How do I pay my bill from abroad?")).ToBeVisibleAsync();
        await Expect(chinese.Page.Locator("#h-queue")).ToHaveTextAsync("会话");
        await Expect(chinese.Page.GetByText("进行中", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(english.Page.Locator("#h-queue")).ToHaveTextAsync("Conversations");
    }

    [Fact]
    public async Task What_is_inserted_leaves_out_what_has_no_support_and_is_sent_as_the_agents_words()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.ChineseQuestion);
        await visit.Page.Keyboard.PressAsync("Alt+1");
        var box = visit.Page.Locator("#question");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).Not.ToHaveValueAsync("");
        var words = await box.InputValueAsync();
        foreach (var word in await visit.Page.Locator(".aa-sent[data-supported=false] u").AllInnerTextsAsync())
            Assert.DoesNotContain(word, words, StringComparison.Ordinal);
        await Expect(visit.Page.Locator(".aa-composer [aria-pressed=true]")).ToHaveTextAsync("我回复");
        await box.PressAsync("Enter");

        await Expect(visit.Page.Locator(".aa-turn--agent p")).ToHaveTextAsync(words);
        await Expect(box).ToHaveValueAsync("");
        var conversation = await ReadAsync(new Uri(visit.Page.Url).Query[3..]);
        Assert.Equal("inserted", (string?)conversation["suggestions"]![0]!["outcome"]!["outcome"]);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task A_conversation_in_which_the_agent_spoke_last_is_opened_with_its_draft()
    {
        await using var visit = await fixture.VisitAsync();
        var id = (string)(await PostAsync("conversations", new { channel = "voice", customerId = "c-1002", agentId = Agent }))["id"]!;
        await PostAsync($"conversations/{id}/turns", new { role = "customer", text = Samples.ChineseQuestion });
        await PostAsync($"conversations/{id}/turns", new { role = "agent", text = "好的，我帮您看一下。" });
        await visit.Page.GotoAsync($"/desk?c={id}");
        await Expect(visit.Page.Locator("[data-run=done]")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Alt+t");
        await Expect(visit.Page.Locator("[data-ticket]")).ToHaveCountAsync(1);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task A_conversation_that_comes_in_appears_on_every_desk_of_its_agent_with_its_suggestion()
    {
        await using var one = await fixture.VisitAsync();
        await using var other = await fixture.VisitAsync();
        var id = (string)(await PostAsync("conversations", new { channel = "voice", customerId = "c-1002", agentId = Agent }))["id"]!;
        await PostAsync($"conversations/{id}/turns", new { role = "customer", text = "喂 光猫亮红", externalId = "s1", final = false });
        foreach (var visit in (Visit[])[one, other])
        {
            await visit.Page.Locator(".aa-q").Filter(new() { HasText = "喂 光猫亮红" }).ClickAsync();
            await Expect(visit.Page.Locator(".aa-turn--heard")).ToHaveCountAsync(1);
        }

        await PostAsync($"conversations/{id}/turns", new { role = "customer", text = "喂 光猫亮红灯了 上不了网", externalId = "s1" });
        foreach (var visit in (Visit[])[one, other])
        {
            await Expect(visit.Page.Locator(".aa-turn--customer p")).ToHaveTextAsync("喂 光猫亮红灯了 上不了网");
            await Expect(visit.Page.Locator(".aa-turn--heard")).ToHaveCountAsync(0);
            await Expect(visit.Page.Locator("[data-run=done] .aa-cite").First).ToBeVisibleAsync();
            visit.HasNothingToComplainAbout();
        }
    }

    [Fact]
    public async Task A_waiting_customer_is_taken_by_one_agent()
    {
        await using var visit = await fixture.VisitAsync("en");
        var id = (string)(await PostAsync("conversations", new { channel = "chat", locale = "en" }))["id"]!;
        await PostAsync($"conversations/{id}/turns", new { role = "customer", text = "Is anybody there, my TV shows no signal" });
        await visit.Page.Locator(".aa-q").Filter(new() { HasText = "Is anybody there" }).ClickAsync();
        await Expect(visit.Page.Locator("#question")).ToBeDisabledAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#question")).ToBeEnabledAsync();
        Assert.Equal(Agent, (string?)(await ReadAsync(id))["agentId"]);
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task The_triage_is_set_right_and_a_reply_is_rejected_with_a_reason()
    {
        await using var visit = await fixture.VisitAsync("en");
        await visit.AskAsync(Samples.EnglishQuestion);
        await visit.Page.Keyboard.PressAsync("Alt+c");
        await visit.Page.GetByLabel("Tier", new() { Exact = true }).SelectOptionAsync("Escalate");
        await visit.Page.Locator(".aa-correct .btn-primary").ClickAsync();
        await Expect(visit.Page.Locator(".aa-tier-escalate")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Alt+0");
        await visit.Page.GetByText("The tone is not right", new() { Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByText("Noted: not used", new() { Exact = true }).First).ToBeVisibleAsync();

        var suggestion = (await ReadAsync(new Uri(visit.Page.Url).Query[3..]))["suggestions"]![0]!;
        Assert.Equal(("rejected", "tone"), ((string?)suggestion["outcome"]!["outcome"], (string?)suggestion["outcome"]!["reason"]));
        visit.HasNothingToComplainAbout();
    }

    [Fact]
    public async Task A_reload_keeps_the_conversation_and_its_suggestion_open()
    {
        await using var visit = await fixture.VisitAsync();
        await visit.AskAsync(Samples.ChineseQuestion);
        var reply = await visit.Page.Locator(".aa-sent").AllInnerTextsAsync();
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".aa-turn")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".aa-sent")).ToHaveTextAsync(reply);
    }

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        using var client = fixture.CreateClient();
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<JsonNode> ReadAsync(string id)
    {
        using var client = fixture.CreateClient();
        return (await client.GetFromJsonAsync<JsonNode>($"/api/v1/conversations/{id}"))!;
    }
}
