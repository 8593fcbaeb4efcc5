using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Models;
using AgentAssist.Retrieval;
using AgentAssist.Tests.Fakes;

namespace AgentAssist.Tests.Models;

public sealed class ExtractiveReplyWriterTests
{
    // Asks, and tells of no trouble: the wording alone answers.
    private const string Plain = "装维工程师多久联系";

    [Fact]
    public async Task The_reply_wording_is_said_as_it_stands_each_sentence_with_its_source() =>
        Assert.StartsWith("请先把光猫断电30秒再开机。[1]如果红灯还亮，装维工程师会在2小时内联系您。[1]", await WriteAsync(Brief(Given.LosArticle with { Body = "" }, Plain)), StringComparison.Ordinal);

    [Fact]
    public async Task A_slot_is_filled_from_the_record_and_cites_it() =>
        Assert.Contains("王女士您好，我给新安路1号派单。[1][3]", await WriteAsync(
            Brief(Given.LosArticle with { Reply = "{customerName}您好，我给{address}派单。" }, Plain, facts: [("customerName", "王女士"), ("address", "新安路1号")])), StringComparison.Ordinal);

    [Fact]
    public async Task An_unknown_slot_leaves_a_sentence_that_can_be_said() =>
        Assert.Contains("您好，我给您的安装地址派单。[1]", await WriteAsync(Brief(Given.LosArticle with { Reply = "{customerName}您好，我给{address}派单。" }, Plain)), StringComparison.Ordinal);

    [Fact]
    public async Task A_promise_names_the_service_target_that_it_rests_on() =>
        Assert.Contains("如果红灯还亮，装维工程师会在2小时内联系您。[1][3]", await WriteAsync(Brief(Given.LosArticle, Plain, Target)), StringComparison.Ordinal);

    [Fact]
    public async Task Where_somebody_must_act_and_the_reply_has_not_said_when_the_target_says_it() =>
        Assert.Contains("我现在就为您登记，派单后两小时内联系您，48小时内修复。[3]", await WriteAsync(Brief(Given.LosArticle with { Reply = "请先断电再开机。" }, "光猫亮红灯上不了网", Target)), StringComparison.Ordinal);

    [Fact]
    public async Task Who_only_asks_is_promised_nothing() =>
        Assert.DoesNotContain("登记", await WriteAsync(Brief(Given.LosArticle with { Reply = "请先断电再开机。" }, "修一次多少钱", Target)), StringComparison.Ordinal);

    [Theory]
    [InlineData("家里断网了", "给您添麻烦了")]
    [InlineData("又断网了，报过两次了", "反复联系我们")]
    [InlineData("你们什么破网，我要投诉", "非常抱歉")]
    public async Task A_kind_word_comes_first_where_the_turn_calls_for_it(string question, string opening) =>
        Assert.Contains(opening, (await WriteAsync(Brief(Given.LosArticle, question)))[..24], StringComparison.Ordinal);

    [Fact]
    public async Task A_wording_that_begins_kindly_gets_no_second_kindness() =>
        Assert.StartsWith("给您带来不便，抱歉。[1]", await WriteAsync(Brief(Given.LosArticle with { Reply = "给您带来不便，抱歉。请先断电再开机。" }, "家里断网了")), StringComparison.Ordinal);

    [Fact]
    public async Task What_the_body_says_exactly_comes_before_the_wording()
    {
        var article = Given.LosArticle with { Body = "## 费用\n\n| 情形 | 收费 |\n| --- | --- |\n| 光纤人为损坏 | 50 元/处 |\n| 光猫人为损坏 | 100 元/台 |\n" };

        Assert.StartsWith("光猫人为损坏：100 元/台。[2]", await WriteAsync(Brief(article, "光猫被我摔坏算人为损坏，要多少钱", passages: Chunker.Chunk(article))).ContinueWith(reply => WithoutOpening(reply.Result), TaskScheduler.Default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instructions_to_the_agent_are_not_said_to_the_customer()
    {
        var reply = await WriteAsync(Brief(Given.LosArticle with { Reply = null, Body = "派单前先在系统里看有没有割接。请客户断电30秒再开机。工单写明指示灯状态。" }, Plain));

        Assert.StartsWith("请您断电30秒再开机。[1]", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("系统", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("工单", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_telephone_figures_are_words()
    {
        var brief = Brief(Given.LosArticle with { Body = "" }, Plain);

        Assert.Contains("断电三十秒再开机。[1]如果红灯还亮，装维工程师会在两小时内联系您。[1]", await WriteAsync(brief with { Request = brief.Request with { Channel = Channel.Voice } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shorter_style_is_the_answer_alone_and_the_softer_one_more_than_that()
    {
        var brief = Brief(Given.LosArticle, "光猫亮红灯多久能修");

        var (full, shorter, softer) = (await WriteAsync(brief), await WriteAsync(brief with { Style = ReplyStyle.Shorter }), await WriteAsync(brief with { Style = ReplyStyle.Softer }));

        Assert.True(shorter.Length < full.Length && full.Length < softer.Length, $"{shorter}\n{full}\n{softer}");
    }

    [Fact]
    public async Task What_a_ticket_still_needs_is_asked_last() =>
        Assert.EndsWith("请问安装地址是哪里？", await WriteAsync(Brief(Given.LosArticle, "家里断网了") with { Ask = "请问安装地址是哪里？" }), StringComparison.Ordinal);

    [Fact]
    public async Task Of_a_long_body_only_sentences_that_answer_are_quoted()
    {
        var filler = string.Concat(Enumerable.Range(1, 30).Select(i => $"本条款第{i}项与其他业务有关请参阅附件。"));
        var reply = await WriteAsync(Brief(Given.LosArticle with { Reply = null, Body = filler + "光猫亮红灯时先断电30秒。" + filler }, "光猫亮红灯怎么办"));

        Assert.Contains("光猫亮红灯时先断电30秒。[1]", reply, StringComparison.Ordinal);
        Assert.True(reply.Length < 450);
    }

    [Fact]
    public async Task Whatever_it_says_is_supported()
    {
        var brief = Brief(Given.LosArticle, "家里断网了", Target) with { Ask = "请问安装地址是哪里？" };
        var reader = new CitationReader(brief.Evidence.Count);
        await foreach (var chunk in new ExtractiveReplyWriter().WriteAsync(brief, CancellationToken.None))
            reader.Append(chunk.Text);

        Assert.All(reader.Complete().Sentences, s => Assert.True(SupportChecker.Check(s, new EvidenceSet(brief.Evidence)).Supported, s.Text));
    }

    private static SlaTarget Target => new("sla", ["broadband/fault"], HandlingTier.Dispatch, 120, 2880, new("派单后两小时内联系客户，48小时内修复", "within 2 hours"));

    private static string WithoutOpening(string reply) => reply[(reply.IndexOf('。', StringComparison.Ordinal) + 1)..];

    private static async Task<string> WriteAsync(ReplyBrief brief)
    {
        var text = "";
        await foreach (var chunk in new ExtractiveReplyWriter().WriteAsync(brief, CancellationToken.None))
            text += chunk.Text;
        return text;
    }

    private static ReplyBrief Brief(Article article, string question, SlaTarget? target = null, (string Slot, string Value)[]? facts = null, IReadOnlyList<Passage>? passages = null)
    {
        var request = Given.Question(question) with { Customer = new CustomerContext { Facts = (facts ?? []).ToDictionary(f => f.Slot, f => f.Value) } };
        var vocabulary = new VocabularyCatalog { Current = Vocabulary.Empty with { SlaTargets = target is null ? [] : [target] } };
        var found = Given.Found(article);
        if (passages is not null)
            found = found with { Articles = [found.Articles[0] with { Passages = [.. passages.Select(passage => new ScoredPassage(passage, 1))] }] };
        var evidence = new EvidenceCollector(vocabulary).Collect(request, found);
        return new ReplyBrief(request, [new(request.Text, article)], evidence.Items);
    }
}
