using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class QuestionFormsTests
{
    [Theory]
    // 光猫 and 红灯 are shared with their neighbours: 4 of 4, and 4 of 5 the other way.
    [InlineData("光猫红灯", "光猫闪红灯", 1, 0.8, 0.8)]
    // 票 is shared, but among other neighbours: half of 1 in 2.
    [InlineData("股票", "彩票", 0.25, 0.25, 0.3333)]
    // A spelled word is a word wherever it stands.
    [InlineData("los红", "灯los", 0.5, 0.5, 0.3333)]
    [InlineData("光猫", "电视", 0, 0, 0)]
    [InlineData("电视电视", "电视", 1, 1, 1)]
    public void Shared_characters_count_by_their_neighbours(string query, string text, double ofQuery, double ofText, double overlap)
    {
        var likeness = Compare(query, text);

        Assert.Equal(ofQuery, likeness.OfQuery, 0.05);
        Assert.Equal(ofText, likeness.OfText, 0.05);
        Assert.Equal(overlap, likeness.Overlap, 0.05);
    }

    [Theory]
    [InlineData("abc", "abc", 1)]
    [InlineData("宽带转手机", "手机转宽带", 0.4)]
    [InlineData("光猫", "电视", 0)]
    public void Words_in_the_same_order_are_more_alike(string query, string text, double order) =>
        Assert.Equal(order, Compare(query, text).Order, 0.001);

    [Theory]
    [InlineData("宽带移机怎么办理", "宽带移机多少钱", true, false)]
    [InlineData("宽带移机怎么办理", "移机怎么弄", false, false)]
    [InlineData("宽带移机", "移机多少钱", false, false)]
    [InlineData("宽带能用", "宽带不能用", false, true)]
    [InlineData("宽带不能不续", "宽带要续", false, false)]
    [InlineData("why is my bill high", "how much is my bill", true, false)]
    public void What_is_asked_for_and_negation_are_told_apart(string query, string text, bool otherKind, bool otherSense)
    {
        var likeness = Compare(query, text);

        Assert.Equal((otherKind, otherSense), (likeness.OtherKind, likeness.OtherSense));
    }

    [Fact]
    public void A_very_long_question_is_compared_by_its_beginning()
    {
        var likeness = Compare("光猫红灯" + string.Concat(Enumerable.Repeat("今天天气很好我们出去玩", 200)), "光猫红灯");

        Assert.Equal(1, likeness.OfText, 0.001);
    }

    private static Likeness Compare(string query, string text)
    {
        var spelled = TextFeatures.IsSpelled(text);
        KeywordIndexBuilder builder = new(spelled ? KeywordRecipe.EnglishQuestions : KeywordRecipe.ChineseQuestions);
        QuestionForms.Builder forms = new();
        var features = TextFeatures.Of(text, spelled);
        builder.Add(features);
        forms.Add(text, features);

        // One question among none weighs every character the same, whether it is known or not, as nearly as matters here.
        var built = forms.Build(builder.Build());
        return built.Compare(built.Form(query, TextFeatures.Of(query, spelled)), 0);
    }
}
