using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public sealed class OppositesTests
{
    [Theory]
    [InlineData("怎么取消彩铃业务", "怎么开通彩铃业务", true)]
    [InlineData("电子支付提领要手续费吗", "電子支付儲值要手續費嗎", true)]
    [InlineData("如何设定非约定转账", "如何设定约定转账", true)]
    [InlineData("如何设定约定转账", "如何设定非约定转账", true)]
    [InlineData("怎么取消彩铃业务", "怎么退订彩铃业务", false)]
    [InlineData("彩铃多少钱", "怎么开通彩铃业务", false)]
    [InlineData("怎么开通彩铃业务", "彩铃开通和取消", false)]
    [InlineData("how do I deactivate my card", "how do I activate my card", true)]
    [InlineData("how do I activate my card", "activate a new card", false)]
    public void A_word_that_turns_the_question_round_is_seen(string query, string match, bool contradict)
    {
        var question = TextNormaliser.Default.Normalise(match);
        Assert.Equal(contradict, Opposites.Contradict(Opposites.Default.AskedBy(TextNormaliser.Default.Normalise(query)), question, [question]));
    }

    [Fact]
    public void An_article_that_also_asks_for_what_was_asked_is_not_put_back()
    {
        var asked = Opposites.Default.AskedBy(TextNormaliser.Default.Normalise("怎么取消彩铃业务"));

        Assert.False(Opposites.Contradict(asked, "怎么开通彩铃业务", ["怎么开通彩铃业务", "彩铃取消"]));
    }

    [Fact]
    public async Task The_opposite_goes_behind_and_is_not_taken_for_an_answer()
    {
        var on = new Article { Id = "on", Title = "怎么开通国际漫游业务" };

        var result = await HybridRetrieverTests.Ask([on], "怎么取消国际漫游业务");

        Assert.Equal(Answerability.Nearest, result.Answerability);
    }

    [Fact]
    public async Task Nothing_but_common_words_is_never_answered()
    {
        var result = await HybridRetrieverTests.Ask([new Article { Id = "fee", Title = "多少钱" }], "多少钱");

        Assert.NotEqual(Answerability.Answered, result.Answerability);
    }
}
