using System.Text.Json;
using AgentAssist.Assist;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Knowledge;
using AgentAssist.Tests.Fakes;

namespace AgentAssist.Tests.Assist.Evaluation;

public sealed class CaseEvaluationTests
{
    [Fact]
    public void Triage_counts_what_was_right_and_what_was_seen_of_the_dangerous()
    {
        TriageReport report = new(
        [
            Judged("a/b", RiskLevel.High, "a/b/c", RiskLevel.High),
            Judged("a/b", RiskLevel.High, "a", RiskLevel.None),
            Judged("a/b", RiskLevel.None, "x/y", RiskLevel.High),
            Judged("a/b", RiskLevel.None, "a/b", RiskLevel.None),
        ]);

        Assert.Equal((50, 25, 50), (report.Category, report.CategoryExact, report.Risk));
        Assert.Equal((50, 50, 100), (report.HighRecall, report.HighPrecision, report.Tier));
    }

    [Theory]
    [InlineData("phone", "\"13800001234\"", "138-0000-1234", true)]
    [InlineData("phone", "\"13800001234\"", "13800001235", false)]
    [InlineData("phone", "\"13800001234\"", null, false)]
    [InlineData("since", "\"昨天下午三点左右\"", "昨天下午三点", true)]
    [InlineData("since", "\"昨天下午三点左右\"", "昨天", false)]
    [InlineData("amount", "\"两百元\"", "200元", true)]
    [InlineData("tried", "[\"重启\",\"换了网线\"]", "光猫重启; 换了网线", true)]
    [InlineData("tried", "[\"重启\",\"换了网线\"]", "重启", false)]
    [InlineData("tried", "[\"重启\"]", "重启; 拔插; 换线", false)]
    public void A_field_is_right_where_it_says_the_same(string field, string wanted, string? drafted, bool right) =>
        Assert.Equal(right, Field(field, wanted, drafted).Right);

    [Fact]
    public void A_field_that_nobody_told_is_wrong()
    {
        FieldOutcome invented = new(Case(), "device", [], "光猫");
        DraftReport report = new([], [invented, Field("phone", "\"1\"", "1")]);

        Assert.False(invented.Right);
        Assert.Equal(50, report.Accuracy);
        Assert.Equal([("device", 1, 0), ("phone", 1, 100.0)], report.ByField);
    }

    [Fact]
    public void A_reply_is_right_when_it_says_each_fact_and_nothing_wrong()
    {
        ReplyOutcome Reply(string text, bool answered = true) =>
            new(new("1", "q", ["a"]) { Must = [["48小时", "两天"]], MustNot = ["10元/GB"] }, new Suggestion("s", text, answered, 0.9, [new(text, [1], true, [])]), Given.Evidence(text));

        Assert.True(Reply("我们 48 小时内处理完。").Right);
        Assert.True(Reply("四十八小时内处理完。").Right);
        Assert.False(Reply("我们 24 小时内处理完。").Right);
        Assert.False(Reply("48小时内处理，按10元/GB收。").Right);
        Assert.True(Reply("48小时内处理，买10元 5GB的包。").Right);
        Assert.False(Reply("48小时内处理。", answered: false).Right);
    }

    private static TriageOutcome Judged(string wanted, RiskLevel dangerous, string judged, RiskLevel seen) =>
        new(new("1", "t", HandlingTier.Dispatch, wanted, dangerous), new Triage(HandlingTier.Dispatch, judged, seen, 1, []));

    private static FieldOutcome Field(string field, string wanted, string? drafted)
    {
        using var json = JsonDocument.Parse(wanted);
        return new(Case(), field, json.RootElement.ValueKind == JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select(one => one.GetString()!)] : [json.RootElement.GetString()!], drafted);
    }

    private static DraftCase Case() => new("1", [new(Speaker.Customer, "x")], new Dictionary<string, JsonElement>());
}
