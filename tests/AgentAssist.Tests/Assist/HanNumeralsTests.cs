using AgentAssist.Assist;

namespace AgentAssist.Tests.Assist;

public sealed class HanNumeralsTests
{
    [Theory]
    [InlineData("两", 2)]
    [InlineData("十", 10)]
    [InlineData("十五", 15)]
    [InlineData("四十八", 48)]
    [InlineData("一百零五", 105)]
    [InlineData("三千二百", 3200)]
    [InlineData("二万五千", 25000)]
    [InlineData("十二万", 120000)]
    [InlineData("二〇二六", 2026)]
    [InlineData("半", 0.5)]
    public void Chinese_numerals_have_their_value(string text, double value) => Assert.Equal((decimal)value, HanNumerals.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("好")]
    public void Other_words_are_no_number(string text) => Assert.Null(HanNumerals.Parse(text));
}
