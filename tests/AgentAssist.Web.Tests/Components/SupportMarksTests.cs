using AgentAssist.Web.Components.Desk;

namespace AgentAssist.Web.Tests.Components;

public sealed class SupportMarksTests
{
    [Fact]
    public void Words_that_a_sentence_took_from_its_source_are_marked() => Assert.Equal(
        ["表示光纤信号中断", "检查光纤接头是否松动"],
        Marked(SupportMarks.Shared("LOS 亮红灯表示光纤信号中断。请客户检查光纤接头是否松动。", ["这表示光纤信号中断，请先检查光纤接头是否松动。"])));

    [Fact]
    public void English_is_marked_in_whole_words() => Assert.Equal(
        ["check that the fibre connector"],
        Marked(SupportMarks.Shared("Ask them to check that the fibre connector sits well", ["please recheck that the fibre connector stays"])));

    [Fact]
    public void Short_chance_matches_are_not_marked() => Assert.Empty(Marked(SupportMarks.Shared("请联系客户", ["请您联系"])));

    [Fact]
    public void The_unsupported_words_are_found_wherever_they_stand() => Assert.Equal(["20 元", "20 元"], Marked(SupportMarks.Words("减免 20 元,共 20 元。", ["20 元"])));

    [Fact]
    public void Nothing_of_the_text_is_lost() => Assert.Equal(
        "本次减免 20 元月租。", string.Concat(SupportMarks.Words("本次减免 20 元月租。", ["20 元", ""]).Select(p => p.Text)));

    private static IEnumerable<string> Marked(IEnumerable<MarkedPiece> pieces) => pieces.Where(p => p.Marked).Select(p => p.Text);
}
