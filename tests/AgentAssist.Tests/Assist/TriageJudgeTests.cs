using AgentAssist.Assist;
using AgentAssist.Retrieval;
using AgentAssist.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgentAssist.Tests.Assist;

public sealed class TriageJudgeTests
{
    private static readonly string[] Matters = ["宽带", "电视", "流量", "话费", "套餐", "路由器", "光猫", "积分", "发票", "副卡", "座机", "机顶盒", "充电桩", "车机", "钥匙", "保养", "轮胎", "空调", "导航", "漫游"];

    [Fact]
    public void What_was_judged_teaches_about_other_matters()
    {
        var models = JudgeModels.Learn([.. Matters.SelectMany(matter => new JudgedTurn[] { new($"{matter}多少钱一个月", RiskLevel.None, Acts: false), new($"{matter}坏了赶紧派师傅上门修", RiskLevel.Attention, Acts: true) })], TriageRuleSet.None);

        Assert.True(models.Judge("洗衣机坏了派个师傅来修").Acts > 0.7);
        Assert.True(models.Judge("洗衣机多少钱").Acts < 0.3);
        Assert.True(models.Judge("洗衣机坏了派个师傅来修").Care > models.Judge("洗衣机多少钱").Care);
    }

    [Fact]
    public void Few_examples_teach_nothing_and_a_language_without_any_has_no_judgement()
    {
        var models = JudgeModels.Learn([.. Matters.SelectMany(matter => new JudgedTurn[] { new($"{matter}多少钱", Acts: false), new($"{matter}坏了", Acts: true) }), new("出事了", RiskLevel.High)], TriageRuleSet.None);

        Assert.NotNull(models.Judge("电视坏了").Acts);
        Assert.Null(models.Judge("电视坏了").High);
        Assert.Null(models.Judge("the TV is broken").Acts);
    }

    [Fact]
    public void The_file_is_followed_and_a_broken_one_changes_nothing()
    {
        var lines = string.Join('\n', Matters.SelectMany(matter => (string[])[$$"""{"text":"{{matter}}多少钱","acts":false}""", $$"""{"text":"{{matter}}坏了快来修","acts":true}"""]));
        var content = Given.Content(("triage-examples.jsonl", ""));
        var path = Path.Combine(content.Value.ContentPath, "knowledge", "vocabulary", "triage-examples.jsonl");
        FakeTimeProvider time = new();
        TriageJudge judge = new(new TriageRules(content, time, NullLogger<TriageRules>.Instance), content, time, NullLogger<TriageJudge>.Instance);
        Assert.Null(judge.Judge("门坏了").Acts);

        File.WriteAllText(path, lines);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(judge.Judge("门坏了快来修").Acts > 0.5);

        File.WriteAllText(path, lines + "\n{\"text\":\"门\",\"risk\":\"terrible\"}");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(judge.Judge("门坏了快来修").Acts > 0.5);
    }

    [Fact]
    public void A_word_of_a_group_teaches_about_the_others()
    {
        JudgedTurn[] turns = [.. Matters.SelectMany(matter => new JudgedTurn[] { new($"{matter}我要告到报社", RiskLevel.High), new($"{matter}我要换一个", RiskLevel.None) })];
        var alone = JudgeModels.Learn(turns, TriageRuleSet.None);
        var grouped = JudgeModels.Learn(turns, new TriageRuleSet([], Lexicon.Of([new("press", ["报社", "媒体"])])));

        Assert.True(grouped.Judge("媒体").High > alone.Judge("媒体").High + 0.2);
    }

    [Theory]
    [InlineData("""{"text":"门","risk":"terrible"}""")]
    [InlineData("""{"risk":"high"}""")]
    [InlineData("""{"text":"门","danger":true}""")]
    public void A_line_that_is_none_is_named(string line) =>
        Assert.StartsWith("Line 2:", Assert.Throws<FormatException>(() => JudgedTurn.Parse("{\"text\":\"门坏了\"}\n" + line)).Message, StringComparison.Ordinal);
}
