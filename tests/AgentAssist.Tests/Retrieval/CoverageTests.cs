using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class CoverageTests
{
    // An empty index knows none of these characters: each weighs ln(1 + 1000.5 / 0.5), so shares are plain counts.
    private static readonly KeywordIndex Index = new KeywordIndexBuilder(KeywordRecipe.ChineseQuestions).Build();

    [Theory]
    // 光猫 and 红灯 are shared with their neighbours: 4 of 4, and 4 of 5 the other way.
    [InlineData("光猫红灯", "光猫闪红灯", 1, 0.8)]
    // 票 is shared, but among other neighbours: half of 1 in 2.
    [InlineData("股票", "彩票", 0.25, 0.25)]
    // A spelled word is a word wherever it stands.
    [InlineData("los红", "灯los", 0.5, 0.5)]
    [InlineData("光猫", "电视", 0, 0)]
    public void Coverage_counts_shared_characters_by_their_neighbours(string query, string text, double ofQuery, double ofText)
    {
        var coverage = Coverage.Between(TextFeatures.Of(query, spelled: false), TextFeatures.Of(text, spelled: false), Index);

        Assert.Equal(ofQuery, coverage.OfQuery, 0.0001);
        Assert.Equal(ofText, coverage.OfText, 0.0001);
    }
}
