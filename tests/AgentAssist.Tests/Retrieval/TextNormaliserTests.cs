using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class TextNormaliserTests
{
    [Theory]
    [InlineData("ＬＯＳ　红灯！！", "los 红灯")]
    [InlineData("Wi-Fi密码,忘了", "wifi密码 忘了")]
    [InlineData("５Ｇ套餐", "5g套餐")]
    [InlineData("What’s my PIN?", "what is my pin")]
    public void Width_case_and_punctuation_do_not_matter(string written, string normal) =>
        Assert.Equal(normal, TextNormaliser.Default.Normalise(written));

    [Theory]
    [InlineData("網路斷線怎麼辦", "网络断线怎么办")]
    [InlineData("忘記帳號", "忘记账号")]
    [InlineData("這裡沒有訊號", "这里没信号")]
    [InlineData("登陆不了", "登录不了")]
    public void Traditional_and_regional_words_become_what_the_mainland_writes(string written, string normal) =>
        Assert.Equal(normal, TextNormaliser.Default.Normalise(written));

    [Theory]
    [InlineData("为啥断网", "为什么断网")]
    [InlineData("如何重启", "怎么重启")]
    [InlineData("咋办", "怎么办")]
    [InlineData("啥时候修好", "什么时候修好")]
    [InlineData("可否退订", "能退订")]
    [InlineData("资费价格", "资费多少钱")]
    public void Question_words_come_to_one_form(string written, string normal) =>
        Assert.Equal(normal, TextNormaliser.Default.Normalise(written));

    [Theory]
    [InlineData("请问一下，路由器怎么重置呢？", "路由器怎么重置")]
    [InlineData("您好 麻烦帮我查流量谢谢", "帮我查流量")]
    [InlineData("Hello, please reset this", "reset this")]
    public void Politeness_and_particles_are_dropped(string written, string normal) =>
        Assert.Equal(normal, TextNormaliser.Default.Normalise(written));

    [Fact]
    public void Longer_word_is_protected_from_losing_a_part() =>
        Assert.Equal("一下子断了", TextNormaliser.Default.Normalise("一下子断了"));

    [Fact]
    public void Word_is_not_found_across_a_comma() =>
        Assert.Equal("怎 样", TextNormaliser.Default.Normalise("怎，样"));

    [Fact]
    public void Greeting_alone_stays_and_is_known_to_say_nothing()
    {
        Assert.Equal("你好", TextNormaliser.Default.Normalise("你好！"));
        Assert.True(TextNormaliser.Default.SaysNothing("你好！"));
        Assert.True(TextNormaliser.Default.SaysNothing(" ?! "));
        Assert.False(TextNormaliser.Default.SaysNothing("你好，断网了"));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_reason_to_fail() =>
        Assert.Equal("断网 了", TextNormaliser.Default.Normalise("断网\ud83d了"));

    [Fact]
    public void Emoji_is_punctuation_and_a_rare_character_is_a_letter()
    {
        Assert.Equal("断网 了", TextNormaliser.Default.Normalise("断网😀了"));
        Assert.Equal("𠮷野家", TextNormaliser.Default.Normalise("𠮷野家"));
    }

    [Fact]
    public void Tables_are_well_formed()
    {
        var replacements = TextTables.Default.Replacements;

        Assert.All(replacements, row => Assert.NotEmpty(row.From));
        Assert.Empty(replacements.GroupBy(row => row.From).Where(group => group.Count() > 1).Select(group => group.Key));
        // Tables are read after simplifying and lower-casing: a row in another form could never match.
        Assert.All(replacements, row => Assert.Equal(new string([.. row.From.Select(TextTables.Default.Simplify)]).ToLowerInvariant(), row.From));
        Assert.All(TextTables.Default.CommonWords, row => Assert.InRange(row.Share, 0.001, 0.5));
        Assert.Equal('网', TextTables.Default.Simplify('網'));
        Assert.Equal('里', TextTables.Default.Simplify('裡'));
        Assert.Equal('么', TextTables.Default.Simplify('么'));
    }
}
