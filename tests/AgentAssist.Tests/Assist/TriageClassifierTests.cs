using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Tests.Assist;

public sealed class TriageClassifierTests
{
    private const string Rules = """
        words: { body: [工信部, 消协], go: [投诉, 举报] }
        rules:
        - { id: regulator, any: ["{body} & {go}", regulator, "12345"], risk: high, tier: escalate, category: complaint/regulator, reason: { zh-CN: 提到监管, en: mentions a regulator } }
        - { id: repeat, any: [报过一次], unless: [没报过一次], risk: attention, reason: { zh-CN: 重复反映, en: repeat } }
        """;

    private static readonly string Examples = string.Join('\n', Enumerable.Range(1, 20).SelectMany(i => (string[])[$$"""{"text":"{{i}}号线坏了","acts":true}""", $$"""{"text":"{{i}}号街哪家火锅好吃","matter":"idle"}"""]));

    private readonly ScriptedParts parts = new() { Search = _ => Given.Nothing };
    private readonly ConfirmedCases cases = new();
    private readonly TriageClassifier classifier;

    public TriageClassifierTests()
    {
        var content = Given.Content(("triage-rules.yaml", Rules), ("triage-examples.jsonl", Examples));
        TriageRules rules = new(content, TimeProvider.System, NullLogger<TriageRules>.Instance);
        classifier = new(new QuestionFinder(parts), rules, new TriageJudge(rules, content, TimeProvider.System, NullLogger<TriageJudge>.Instance), cases, new VocabularyCatalog());
    }

    [Fact]
    public async Task Who_only_asks_about_what_is_usually_dispatched_is_answered_at_once() =>
        Assert.Equal(HandlingTier.Immediate, (await ClassifyAsync("修一次要多少钱", Given.Found(Given.LosArticle))).Tier);

    [Fact]
    public async Task Who_has_tried_the_usual_steps_needs_somebody() =>
        Assert.Equal(HandlingTier.Dispatch, (await ClassifyAsync("电视没信号，重启过还是不行", Given.Found(Given.LosArticle with { Tier = HandlingTier.Immediate }))).Tier);

    [Fact]
    public async Task What_a_rule_escalates_is_not_said_to_be_answered_at_once()
    {
        var triage = await ClassifyAsync("去工信部投诉要多久", Given.Found(Given.LosArticle));

        Assert.Equal(HandlingTier.Escalate, triage.Tier);
        Assert.DoesNotContain(triage.Reasons, reason => reason.Contains("咨询", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_matter_may_stand_in_an_earlier_turn()
    {
        parts.Search = query => query.Text.Contains("红灯", StringComparison.Ordinal) ? Given.Found(Given.LosArticle) : Given.Nothing;

        var triage = await classifier.ClassifyAsync(Given.Question("还是不行啊") with { History = [new(Speaker.Customer, "光猫亮红灯了"), new(Speaker.Agent, "请重启")] }, Given.Nothing, CancellationToken.None);

        Assert.Equal("broadband/fault/los", triage.Category);
    }

    [Theory]
    [InlineData("谢谢，搞定了。你晓得哪家火锅好吃不", TriageClassifier.Unknown, HandlingTier.Immediate)]
    [InlineData("谢谢，搞定了。你晓得哪家火锅好吃不，线又断了", "broadband/fault/los", HandlingTier.Dispatch)]
    [InlineData("你晓得哪家火锅好吃不", "broadband/fault/los", HandlingTier.Immediate)]
    public async Task What_is_said_besides_the_thanks_for_a_settled_matter_is_idle_talk(string last, string category, HandlingTier tier)
    {
        parts.Search = query => query.Text.Contains("红灯", StringComparison.Ordinal) ? Given.Found(Given.LosArticle) : Given.Nothing;
        List<HistoryTurn> before = [new(Speaker.Customer, "我家光猫亮红灯，一天都上不了网"), new(Speaker.Agent, "请重启光猫")];

        var triage = await classifier.ClassifyAsync(Given.Question(last) with { History = before }, Given.Nothing, CancellationToken.None);

        Assert.Equal((category, tier), (triage.Category, triage.Tier));
    }

    [Fact]
    public async Task Who_gives_an_address_asks_nothing_by_it()
    {
        parts.Search = query => query.Text.Contains("红灯", StringComparison.Ordinal) ? Given.Found(Given.LosArticle) : Given.Nothing;
        List<HistoryTurn> before = [new(Speaker.Customer, "我家光猫亮红灯，一天都上不了网"), new(Speaker.Agent, "请报一下地址和电话")];
        var nearby = Given.Found(Given.LosArticle with { Category = "account/store" });

        var triage = await classifier.ClassifyAsync(Given.Question("宝安新安街道翻身路39号3栋201，电话13800001234") with { History = before }, nearby, CancellationToken.None);

        Assert.Equal("broadband/fault/los", triage.Category);
        Assert.DoesNotContain(parts.Searched, query => query.Text.Contains("翻身路", StringComparison.Ordinal) || query.Text.Contains("13800001234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_matters_the_one_that_takes_more_decides()
    {
        var first = Given.LosArticle with { Id = "invoice", Category = "billing/invoice", Tier = HandlingTier.Immediate };
        var found = Given.Found(first) is var one ? one with { Articles = [one.Articles[0], one.Articles[0] with { Article = Given.LosArticle }], Questions = ["发票怎么开", "光猫亮红灯上不了网"] } : null!;

        var triage = await ClassifyAsync("发票怎么开，还有光猫亮红灯上不了网", found);

        Assert.Equal((HandlingTier.Dispatch, "billing/invoice", 2), (triage.Tier, triage.Category, triage.Reasons.Count));
    }

    [Theory]
    [InlineData("好的，给您安排师傅上门", HandlingTier.Dispatch)]
    [InlineData("I'll send a technician, which number can we reach you on?", HandlingTier.Dispatch)]
    [InlineData("您可以在 App 里看", HandlingTier.Immediate)]
    public async Task What_the_agent_has_promised_counts(string agent, HandlingTier tier)
    {
        parts.Search = _ => Given.Found(Given.LosArticle with { Tier = HandlingTier.Immediate });

        Assert.Equal(tier, (await classifier.ClassifyAsync(Given.Question("电视遥控器按了没反应") with { History = [new(Speaker.Customer, "电视的遥控器怎么都用不了"), new(Speaker.Agent, agent)] }, Given.Found(Given.LosArticle with { Tier = HandlingTier.Immediate }), CancellationToken.None)).Tier);
    }

    [Fact]
    public async Task What_a_person_set_right_is_judged_so_the_next_time()
    {
        cases.Add([new("楼顶广告牌松了一直拍窗户", HandlingTier.Dispatch, "network/outage", RiskLevel.Attention)]);

        var triage = await ClassifyAsync("你们楼顶广告牌松了一直拍窗户", Given.Nothing);

        Assert.Equal((HandlingTier.Dispatch, "network/outage", RiskLevel.Attention), (triage.Tier, triage.Category, triage.Risk));
        Assert.NotEqual("network/outage", (await ClassifyAsync("楼顶信号不好怎么办呢", Given.Nothing)).Category);
    }

    [Fact]
    public async Task An_answered_question_takes_tier_and_category_of_its_article()
    {
        var triage = await ClassifyAsync("光猫亮红灯", Given.Found(Given.LosArticle));

        Assert.Equal((HandlingTier.Dispatch, "broadband/fault/los", RiskLevel.None), (triage.Tier, triage.Category, triage.Risk));
        Assert.Single(triage.Reasons);
    }

    [Fact]
    public async Task A_rule_raises_tier_and_risk_and_says_why()
    {
        var triage = await ClassifyAsync("光猫亮红灯，再不修我去工信部投诉", Given.Found(Given.LosArticle));

        Assert.Equal((HandlingTier.Escalate, "complaint/regulator", RiskLevel.High), (triage.Tier, triage.Category, triage.Risk));
        Assert.Contains("提到监管", triage.Reasons);
        Assert.True(triage.Confidence >= 0.95);
    }

    [Theory]
    [InlineData("我的电话13812345678，光猫亮红灯", RiskLevel.None)]
    [InlineData("车牌粤B12345", RiskLevel.None)]
    [InlineData("deregulators", RiskLevel.None)]
    [InlineData("我已经打了12345", RiskLevel.High)]
    public async Task A_number_or_a_spelled_word_counts_only_where_it_stands_alone(string text, RiskLevel risk) =>
        Assert.Equal(risk, (await ClassifyAsync(text, Given.Found(Given.LosArticle))).Risk);

    [Fact]
    public async Task A_rule_counts_what_the_customer_said_earlier()
    {
        var request = Given.Question("光猫还是亮红灯") with { History = [new(Speaker.Customer, "昨天报过一次了"), new(Speaker.Agent, "工信部")] };

        var triage = await classifier.ClassifyAsync(request, Given.Found(Given.LosArticle), CancellationToken.None);

        Assert.Equal(RiskLevel.Attention, triage.Risk);
    }

    [Fact]
    public async Task A_rule_can_be_taken_back() =>
        Assert.Equal(RiskLevel.None, (await ClassifyAsync("以前没报过一次", Given.Found(Given.LosArticle))).Risk);

    [Fact]
    public async Task What_the_knowledge_does_not_hold_goes_to_the_back_office()
    {
        var triage = await ClassifyAsync("能帮我查下基站辐射检测报告吗", Given.Nothing);

        Assert.Equal((HandlingTier.Escalate, TriageClassifier.Unknown), (triage.Tier, triage.Category));
        Assert.True(triage.Confidence < 0.5);
    }

    [Theory]
    [InlineData("你好")]
    [InlineData("嗯嗯，好的谢谢")]
    [InlineData("Thanks!")]
    public async Task Small_talk_escalates_nothing(string text) =>
        Assert.Equal(HandlingTier.Immediate, (await ClassifyAsync(text, Given.Nothing)).Tier);

    [Fact]
    public void Rules_follow_their_file_and_survive_a_broken_one()
    {
        var options = Given.Content(("triage-rules.yaml", "rules: []"));
        var path = Path.Combine(options.Value.ContentPath, "knowledge", "vocabulary", "triage-rules.yaml");
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var rules = new TriageRules(options, time, NullLogger<TriageRules>.Instance);
        Assert.Empty(rules.For("去工信部投诉"));

        File.WriteAllText(path, Rules);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(rules.For("去工信部投诉"));

        File.WriteAllText(path, "rules: [{ id: empty, any: }]");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(rules.For("去工信部投诉"));

        foreach (var broken in (string[])["rules:", "words: { body: }\nrules: []", "rules: [{ id: r, any: [~] }]", "rules: [{ id: r, any: ['{body}'] }]", "rules: [~]"])
        {
            File.WriteAllText(path, broken);
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Single(rules.For("去工信部投诉"));
        }

        File.WriteAllText(path, "rules: [{ id: broken");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(rules.For("去工信部投诉"));
    }

    private ValueTask<Triage> ClassifyAsync(string text, SearchResult found) =>
        classifier.ClassifyAsync(Given.Question(text), found, CancellationToken.None);
}
