using AgentAssist.Knowledge;

namespace AgentAssist.Tests.Knowledge;

public class VocabularyRegionTests
{
    private static readonly Vocabulary Words = Vocabulary.Empty with
    {
        Regions =
        [
            new("guangdong", null, new("广东", "Guangdong"), ["广东省", "粤"]), new("shenzhen", "guangdong", new("深圳", "Shenzhen"), []),
            new("baoan", "shenzhen", new("宝安", "Bao'an"), ["西乡"]), new("henan", null, new("河南", "Henan"), []),
        ],
    };

    [Theory]
    [InlineData("深圳宝安这边断网了", "baoan")]
    [InlineData("我在西乡", "baoan")]
    [InlineData("广东的套餐", "guangdong")]
    [InlineData("is there an outage in shenzhen?", "shenzhen")]
    [InlineData("从河南搬到深圳", null)]
    [InlineData("粤语服务", null)]
    [InlineData("henanese food", null)]
    [InlineData("宽带断网", null)]
    public void A_question_may_name_its_region(string text, string? region) => Assert.Equal(region, Words.RegionNamedIn(text));
}
