using AgentAssist.Assist;
using AgentAssist.Tests.Fakes;

namespace AgentAssist.Tests.Assist;

public sealed class SupportCheckerTests
{
    private const string Source = "光猫LOS灯亮红灯表示光信号中断，断电30秒后重新上电。派单后2小时内联系客户，48小时内修复，不收费。月费1,000元，热线400-800-0199，10:30开门，优惠20%，2026年12月31日截止。";

    [Theory]
    [InlineData("派单后2小时内联系客户。")]
    [InlineData("派单后两小时内联系客户。")]
    [InlineData("派单后120分钟内联系客户。")]
    [InlineData("派单后２小时内联系客户。")]
    [InlineData("四十八小时内修复，不收费。")]
    [InlineData("月费1000元。")]
    [InlineData("月费一千元。")]
    [InlineData("热线4008000199。")]
    [InlineData("优惠百分之二十。")]
    [InlineData("2026-12-31截止。")]
    [InlineData("LOS灯亮红灯表示光信号中断。")]
    public void One_fact_may_be_written_in_many_ways(string sentence)
    {
        var check = Check(sentence, 1);

        Assert.True(check.Supported, string.Join(' ', check.Unsupported));
        Assert.Empty(check.Unsupported);
    }

    [Theory]
    [InlineData("派单后4小时内联系客户。", "4小时")]
    [InlineData("派单后3天内联系客户。", "3天")]
    [InlineData("三小时内联系客户。", "三小时")]
    [InlineData("月费100元。", "100元")]
    [InlineData("月费1,000美分，48小时内修复，收20元。", "20元")]
    [InlineData("热线400-800-0198。", "400-800-0198")]
    [InlineData("优惠30%。", "30%")]
    [InlineData("2027年12月31日截止。", "2027年12月31日")]
    [InlineData("PON灯亮红灯表示光信号中断。", "PON")]
    [InlineData("48小时内修复，收费。", "收费")]
    [InlineData("派单后2小时内不联系客户。", "不联系")]
    public void A_fact_that_the_evidence_does_not_hold_is_named(string sentence, string offending)
    {
        var check = Check(sentence, 1);

        Assert.False(check.Supported);
        Assert.Contains(offending, check.Unsupported);
    }

    [Fact]
    public void A_statement_about_something_else_is_not_supported_by_a_citation() =>
        Assert.False(Check("您的积分可以兑换电影票。", 1).Supported);

    [Fact]
    public void A_statement_without_a_citation_is_not_supported() =>
        Assert.False(Check("不需要额外费用。").Supported);

    [Theory]
    [InlineData("非常抱歉给您带来不便。")]
    [InlineData("请问您的联系电话是多少？")]
    [InlineData("I'm very sorry to hear that.")]
    [InlineData("您好，请您放心。")]
    public void Courtesy_needs_no_source(string sentence)
    {
        var check = Check(sentence);

        Assert.True(check.Supported);
        Assert.Empty(check.Citations);
    }

    [Fact]
    public void Courtesy_that_slips_in_a_fact_is_not_courtesy() =>
        Assert.False(Check("请问20元您能接受吗？").Supported);

    [Theory]
    [InlineData("The engineer contacts you within 2 hours.", true)]
    [InlineData("The engineer contacts you within 120 minutes.", true)]
    [InlineData("The engineer contacts you within 3 hours.", false)]
    [InlineData("The engineer never contacts you within 2 hours.", false)]
    public void English_is_checked_alike(string sentence, bool supported) =>
        Assert.Equal(supported, SupportChecker.Check(
            new CitedSentence(sentence, [1]), Given.Evidence("The field engineer contacts you within 2 hours and repairs the line within 48 hours.")).Supported);

    [Theory]
    [InlineData("派单后48小时内联系客户。", "48小时")]
    [InlineData("2小时内修复，不收费。", "2小时")]
    public void A_figure_that_stands_there_of_another_thing_is_named(string sentence, string offending) =>
        Assert.Contains(offending, Check(sentence, 1).Unsupported);

    [Theory]
    [InlineData("畅享套餐每月流量可以结转。", true)]
    [InlineData("轻享套餐每月流量可以结转。", false)]
    public void A_name_of_the_same_group_is_not_taken_for_another(string sentence, bool supported)
    {
        var vocabulary = AgentAssist.Knowledge.Vocabulary.Empty with { ProperNames = [new("plans", ["畅享", "轻享"])] };
        EvidenceSet evidence = new([new(1, EvidenceKind.Passage, "a", "结转", "畅享套餐每月流量可以结转。轻享套餐没有结转。", 1, null)], vocabulary);

        Assert.Equal(supported, SupportChecker.Check(new CitedSentence(sentence, [1]), evidence).Supported);
    }

    [Theory]
    [InlineData("如果还在合约期内，要收取违约金。", "要收取违约金。", false)]
    [InlineData("如果还在合约期内，要收取违约金。", "如果还在合约期内，要收取违约金。", true)]
    public void A_condition_must_not_be_lost(string source, string sentence, bool supported) =>
        Assert.Equal(supported, SupportChecker.Check(new CitedSentence(sentence, [1]), Given.Evidence(source)).Supported);

    [Theory]
    [InlineData("明天零点开始割接。", true)]
    [InlineData("后天零点开始割接。", false)]
    public void A_day_named_from_today_is_checked_against_the_date(string sentence, bool supported)
    {
        EvidenceSet evidence = new([new(1, EvidenceKind.Passage, "a", "割接", "11月24日0:00开始割接。", 1, null)], null, new DateOnly(2026, 11, 23));

        Assert.Equal(supported, SupportChecker.Check(new CitedSentence(sentence, [1]), evidence).Supported);
    }

    private static CheckedSentence Check(string sentence, params int[] citations) =>
        SupportChecker.Check(new CitedSentence(sentence, citations), Given.Evidence(Source));
}
