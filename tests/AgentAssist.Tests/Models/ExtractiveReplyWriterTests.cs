using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Models;
using AgentAssist.Tests.Fakes;

namespace AgentAssist.Tests.Models;

public sealed class ExtractiveReplyWriterTests
{
    [Fact]
    public async Task The_reply_wording_is_said_as_it_stands_each_sentence_with_its_source() =>
        Assert.Equal("请先把光猫断电30秒再开机。[1]如果红灯还亮，装维工程师会在2小时内联系您。[1]", await WriteAsync(Given.LosArticle));

    [Fact]
    public async Task A_slot_is_filled_from_the_record_and_cites_it()
    {
        var article = Given.LosArticle with { Reply = "{customerName}您好，我给{address}派单。" };

        Assert.Equal("王女士您好，我给新安路1号派单。[1][3]", await WriteAsync(article, ("customerName", "王女士"), ("address", "新安路1号")));
    }

    [Fact]
    public async Task An_unknown_slot_leaves_a_sentence_that_can_be_said() =>
        Assert.Equal("您好，我给您的安装地址派单。[1]", await WriteAsync(Given.LosArticle with { Reply = "{customerName}您好，我给{address}派单。" }));

    [Fact]
    public async Task A_promise_names_the_service_target_that_it_rests_on()
    {
        var target = new SlaTarget("sla", ["broadband/fault"], HandlingTier.Dispatch, 120, 2880, new("派单后两小时内联系，48小时内修复", "within 2 hours"));

        Assert.Equal("请先把光猫断电30秒再开机。[1]如果红灯还亮，装维工程师会在2小时内联系您。[1][3]", await WriteAsync(Given.LosArticle, target));
    }

    [Fact]
    public async Task A_short_body_is_said_whole() =>
        Assert.Equal(
            "光猫LOS灯亮红灯表示光信号中断。[1]断电30秒后重新上电。[1]仍亮红灯的，派单后2小时内联系客户，48小时内修复，不收费。[1]",
            await WriteAsync(Given.LosArticle with { Reply = null }));

    [Fact]
    public async Task Of_a_long_body_the_sentences_that_answer_are_quoted_in_their_order()
    {
        var filler = string.Concat(Enumerable.Range(1, 30).Select(i => $"本条款第{i}项与其他业务有关请参阅附件。"));
        var reply = await WriteAsync(Given.LosArticle with { Reply = null, Body = filler + "光猫亮红灯时先断电30秒。" + filler });

        Assert.Contains("光猫亮红灯时先断电30秒。[1]", reply, StringComparison.Ordinal);
        Assert.True(reply.Length < 450);
    }

    [Fact]
    public async Task Lines_of_a_list_become_sentences_and_nothing_is_said_twice() =>
        Assert.Equal(
            "可以到营业厅办理。[1]请带身份证原件。[1]Call 400-800-0199.[1] ",
            await WriteAsync(Given.LosArticle with { Reply = null, Body = "可以到营业厅办理\n- 请带身份证原件\n- 到营业厅办理\n身份证原件\nCall 400-800-0199" }));

    [Fact]
    public async Task Whatever_it_says_is_supported()
    {
        var brief = Brief(Given.LosArticle, [], []);
        var reader = new CitationReader(brief.Evidence.Count);
        await foreach (var chunk in new ExtractiveReplyWriter().WriteAsync(brief, CancellationToken.None))
            reader.Append(chunk);

        Assert.All(reader.Complete().Sentences, s => Assert.True(SupportChecker.Check(s, new EvidenceSet(brief.Evidence)).Supported));
    }

    private static Task<string> WriteAsync(Article article, params (string Slot, string Value)[] facts) => WriteAsync(Brief(article, facts, []));

    private static Task<string> WriteAsync(Article article, SlaTarget target) => WriteAsync(Brief(article, [], [target]));

    private static async Task<string> WriteAsync(ReplyBrief brief)
    {
        var text = "";
        await foreach (var chunk in new ExtractiveReplyWriter().WriteAsync(brief, CancellationToken.None))
            text += chunk;
        return text;
    }

    private static ReplyBrief Brief(Article article, (string Slot, string Value)[] facts, SlaTarget[] targets)
    {
        var request = Given.Question("光猫亮红灯怎么办") with { Customer = new CustomerContext { Facts = facts.ToDictionary(f => f.Slot, f => f.Value) } };
        var vocabulary = new VocabularyCatalog { Current = Vocabulary.Empty with { SlaTargets = targets } };
        var evidence = new EvidenceCollector(vocabulary).Collect(request, Given.Found(article));
        return new ReplyBrief(request, Given.Hit(article), evidence.Items);
    }
}
