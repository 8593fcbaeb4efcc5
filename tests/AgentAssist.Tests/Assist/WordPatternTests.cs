using AgentAssist.Assist;

namespace AgentAssist.Tests.Assist;

public sealed class WordPatternTests
{
    private static readonly Dictionary<string, List<string>> Groups = new() { ["body"] = ["工信部", "the ministry"], ["go"] = ["投诉", "complain"], ["joined"] = ["去…投诉"], ["none"] = [] };

    [Theory]
    [InlineData("卡里的钱一分都没了", true)]
    [InlineData("卡里没开通流量包。话费倒是没了", false)]
    [InlineData("钱在卡里没了", false)]
    public void A_gap_keeps_the_order_is_short_and_ends_with_the_sentence(string text, bool found) => Assert.Equal(found, new WordPattern("卡里…钱…没了", Groups).IsIn(text));

    [Theory]
    [InlineData("去工信部投诉", true)]
    [InlineData("投诉？我找工信部去", true)]
    [InlineData("I will complain. To the ministry!", true)]
    [InlineData("工信部", false)]
    [InlineData("工信部\n投诉", false)]
    [InlineData("工信部的网站上说宽带要实名，身份证过期了，我就想问下哪里可以投诉", false)]
    public void Any_order_is_any_order_of_words_that_are_near_in_one_turn(string text, bool found) => Assert.Equal(found, new WordPattern("{body} & {go}", Groups).IsIn(text));

    [Theory]
    [InlineData("complaints", false)]
    [InlineData("We COMPLAIN", true)]
    [InlineData("我要complain", true)]
    public void A_word_of_Latin_letters_stands_alone(string text, bool found) => Assert.Equal(found, new WordPattern("{go}", Groups).IsIn(text));

    [Theory]
    [InlineData("{nobody}…来")]
    [InlineData("a…b & c")]
    [InlineData("…了")]
    [InlineData("a & ")]
    [InlineData("{joined}")]
    [InlineData("{none}")]
    public void What_cannot_be_meant_is_refused(string words) => Assert.Throws<FormatException>(() => new WordPattern(words, Groups));
}
