using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class SlipCorrectorTests
{
    private static readonly SlipCorrector Corrector = new(
        [
            new() { Id = "a", Title = "宽带断网怎么办", Questions = ["光猫亮红灯", "宽带连不上", "流量用超了怎么收费"], Keywords = ["停机保号", "套餐"], Body = "到账时间以系统为准。" },
            new() { Id = "b", Title = "How to cancel broadband", Questions = ["my internet is slow", "roaming charges"] },
        ],
        Vocabulary.Empty with { Slips = [new("机顶盒", ["鸡顶盒"]), new("wifi", ["wify"])] });

    [Theory]
    [InlineData("宽代断网了", "宽带断网了")]
    [InlineData("光毛红灯", "光猫红灯")]
    [InlineData("流亮用超了", "流量用超了")]
    [InlineData("我要停鸡保号", "我要停机保号")]
    public void Characters_that_sound_like_the_knowledges_words_become_them(string written, string meant) => Assert.Equal(meant, Corrector.Correct(written));

    [Theory]
    [InlineData("my intrenet is slow", "my internet is slow")]
    [InlineData("roming charges", "roaming charges")]
    [InlineData("cancell brodband", "cancel broadband")]
    public void A_spelled_word_one_letter_away_becomes_the_one_that_is_known(string written, string meant) => Assert.Equal(meant, Corrector.Correct(written));

    [Theory]
    [InlineData("鸡顶盒坏了", "机顶盒坏了")]
    [InlineData("家里 wify 连不上", "家里 wifi 连不上")]
    public void What_the_vocabulary_lists_is_replaced(string written, string meant) => Assert.Equal(meant, Corrector.Correct(written));

    [Theory]
    [InlineData("宽带连不上")]
    [InlineData("什么时候到账")]
    [InlineData("今天天气不错")]
    [InlineData("what is the weather")]
    [InlineData("abc")]
    [InlineData("")]
    public void What_is_known_and_what_is_about_something_else_stays(string text) => Assert.Equal(text, Corrector.Correct(text));

    [Theory]
    [InlineData("internet", "intrenet", true)]
    [InlineData("internet", "inernet", true)]
    [InlineData("internet", "interrnet", true)]
    [InlineData("internet", "internat", true)]
    [InlineData("internet", "intranat", false)]
    [InlineData("slow", "glow", false)]
    [InlineData("form", "from", true)]
    public void One_slip_is_one_letter_or_two_that_changed_places(string one, string other, bool near) => Assert.Equal(near, SlipCorrector.Near(one, other));

    [Fact]
    public void Southern_speech_sounds_alike()
    {
        Assert.Equal(Homophones.Default.Sound('转', '网'), Homophones.Default.Sound('钻', '网'));
        Assert.Equal(Homophones.Default.Sound('流', '量'), Homophones.Default.Sound('牛', '娘'));
        Assert.NotEqual(Homophones.Default.Sound('宽', '带'), Homophones.Default.Sound('宽', '松'));
        Assert.Equal(0, Homophones.Default.Sound('a', '带'));
    }
}
