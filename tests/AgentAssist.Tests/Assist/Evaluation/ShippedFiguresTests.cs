using AgentAssist.Assist;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Knowledge;
using AgentAssist.Tests.Retrieval;

namespace AgentAssist.Tests.Assist.Evaluation;

/// <summary>The figures of the documentation, at the same moment and a little lower: a change that costs several questions shows here.</summary>
public sealed class ShippedFiguresTests : IClassFixture<ShippedFiguresTests.Shipped>
{
    private static readonly string Knowledge = Path.Combine(AppContext.BaseDirectory, "knowledge");
    private static readonly DateTimeOffset At = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private readonly PackAssist assist;

    public ShippedFiguresTests(Shipped shipped) => assist = shipped.Assist;

    [Fact]
    public async Task Customers_questions_find_their_answer()
    {
        var report = await new GoldenEvaluation(assist.Finder).RunAsync(await QuestionsAsync(), At, CancellationToken.None);
        var all = report.Figures[0];

        Assert.True(all.First >= 84, $"first {all.First:F1} %");
        Assert.True(all.Three >= 94, $"in three {all.Three:F1} %");
        Assert.True(all.Answered >= 87, $"answered {all.Answered:F1} %");
        Assert.True(all.Abstained >= 70, $"left unanswered {all.Abstained:F1} %");
        Assert.True(all.Both >= 70, $"both of two {all.Both:F1} %");
        Assert.True(report.Auroc >= 0.87, $"area under the curve {report.Auroc:F3}");
    }

    [Fact]
    public async Task Replies_say_what_is_needed_and_nothing_unsupported()
    {
        var report = await new ReplyEvaluation(assist).RunAsync(await QuestionsAsync(), At, Channel.Chat, CancellationToken.None);

        Assert.True(report.Facts >= 85, $"right by facts {report.Facts:F1} %");
        Assert.True(report.Grounded >= 99, $"grounded {report.Grounded:F1} %");
        Assert.Equal(0, report.FalselySupported);
    }

    [Fact]
    public async Task Demands_are_judged_as_people_judge_them()
    {
        var cases = await CaseFile.ReadAsync<TriageCase>(Path.Combine(Knowledge, "golden", "triage.jsonl"), one => one.Id, CancellationToken.None);

        var report = await new TriageEvaluation(assist).RunAsync(cases, At, CancellationToken.None);

        Assert.True(cases.Count >= 150, $"{cases.Count} cases");
        Assert.True(report.Tier >= 90, $"tier {report.Tier:F1} %");
        Assert.True(report.Category >= 86, $"category {report.Category:F1} %");
        Assert.True(report.HighRecall >= 97, $"high risk, recall {report.HighRecall:F1} %");
        Assert.True(report.HighPrecision >= 93, $"high risk, precision {report.HighPrecision:F1} %");
    }

    // Each has a word that a threat or a danger may have as well.
    [Theory]
    [InlineData("The icon has vanished from my home screen since the update")]
    [InlineData("The picture stops halfway through the episode and I have to start again")]
    [InlineData("Channel nine is blurred, the others are fine")]
    [InlineData("There is hissing on the landline whenever it rains")]
    [InlineData("I emptied the cache and restarted, the app still hangs")]
    [InlineData("My account is frozen because I was late with the bill, how do I pay?")]
    [InlineData("I ported my number out last month, do I still owe anything?")]
    [InlineData("I read him the six digit error code on the box, he said call you")]
    [InlineData("My subscribers plan renews on Monday, can I move it to the first?")]
    [InlineData("Could you read her the code of the voucher again?")]
    [InlineData("The bonnet won't close properly, when can the workshop look at it?")]
    [InlineData("The remote went dead, I think it is the batteries")]
    [InlineData("I can't carry on with this slow line, I want the faster plan")]
    [InlineData("There is a brown patch on the wallpaper where your old box hung, can the new one go there?")]
    [InlineData("Do I get the next episode of the series included in my package?")]
    [InlineData("I was in hospital with the baby, can I still pay without a late fee?")]
    [InlineData("Which channel has the evening news in English?")]
    [InlineData("I wrote a note to the technician and left it at the door")]
    [InlineData("The old phone blew up with messages after I came back online")]
    [InlineData("My charger says plug hot, is that the usual warning in summer?")]
    [InlineData("我让爱人拿我身份证去营业厅办副卡可以吗")]
    [InlineData("以前在老家没去过营业厅办业务，现在怎么预约")]
    [InlineData("我们律所的宽带发票抬头要改一下")]
    [InlineData("新闻频道收不到，其他台都好的")]
    [InlineData("直播的时候老是卡，上传速度能不能提一提")]
    [InlineData("抖音打不开，微信倒是正常")]
    [InlineData("车子停电梯口旁边能不能遥控开空调")]
    [InlineData("昨晚看的电影里大火那段画面卡住了")]
    [InlineData("手机没电了刚才没接到你们电话，麻烦再打一次")]
    [InlineData("这个月流量炸了，怎么看是哪个软件用的")]
    [InlineData("我爸当法官的，他问退休教职工套餐有没有优惠")]
    [InlineData("收到一条退费短信，是不是你们发的，我没点")]
    public async Task Everyday_talk_is_not_taken_for_a_threat(string text)
    {
        var triage = (await assist.RunAsync(new AssistRequest(text, At) { Locale = Locales.Of(text) }, CancellationToken.None)).Triage;

        Assert.True(triage.Risk < RiskLevel.High, string.Join("; ", triage.Reasons));
    }

    [Fact]
    public async Task Tickets_are_drafted_from_what_was_said()
    {
        var cases = await CaseFile.ReadAsync<DraftCase>(Path.Combine(Knowledge, "golden", "drafts.jsonl"), one => one.Id, CancellationToken.None);

        var report = await new DraftEvaluation(assist).RunAsync(cases, At, CancellationToken.None);

        Assert.True(cases.Count >= 60, $"{cases.Count} conversations");
        Assert.True(report.Accuracy >= 95, $"fields {report.Accuracy:F1} %");
    }

    private static Task<IReadOnlyList<GoldenQuestion>> QuestionsAsync() => GoldenQuestion.ReadAsync(Path.Combine(Knowledge, "golden", "questions.jsonl"), CancellationToken.None);

    /// <summary>The shipped knowledge, read and learned once.</summary>
    public sealed class Shipped : IAsyncLifetime
    {
        internal PackAssist Assist { get; private set; } = null!;

        public async Task InitializeAsync() => Assist = await PackAssist.LoadAsync(Knowledge, new FixedOptions(), At, CancellationToken.None);

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
