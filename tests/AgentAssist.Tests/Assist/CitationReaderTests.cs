using AgentAssist.Assist;
using CsCheck;

namespace AgentAssist.Tests.Assist;

public sealed class CitationReaderTests
{
    [Theory]
    [InlineData("断电30秒。[1]", "断电30秒。", new[] { 1 })]
    [InlineData("断电30秒[1]。", "断电30秒。", new[] { 1 })]
    [InlineData("断电30秒。[1][2]", "断电30秒。", new[] { 1, 2 })]
    [InlineData("断电30秒。[2, 1]", "断电30秒。", new[] { 1, 2 })]
    [InlineData("断电30秒。［１］", "断电30秒。", new[] { 1 })]
    [InlineData("断电30秒。【2】", "断电30秒。", new[] { 2 })]
    [InlineData("断电30秒。[1][1]", "断电30秒。", new[] { 1 })]
    [InlineData("Switch it off.[1]", "Switch it off.", new[] { 1 })]
    public void A_marker_names_the_evidence_of_its_sentence(string text, string visible, int[] citations)
    {
        var (shown, sentences) = Read([text]);

        Assert.Equal(visible, shown);
        Assert.Equal(citations, Assert.Single(sentences).Citations);
    }

    [Theory]
    [InlineData("断电。[9]", "断电。")]
    [InlineData("断电。[0]", "断电。")]
    [InlineData("断电。[99999999999999999999]", "断电。")]
    public void Marker_the_model_invented_is_not_a_citation(string text, string visible)
    {
        var (shown, sentences) = Read([text]);

        Assert.Equal(visible, shown);
        Assert.Empty(Assert.Single(sentences).Citations);
    }

    [Theory]
    [InlineData("see [docs] now")]
    [InlineData("按[1键]")]
    [InlineData("a[[b]")]
    [InlineData("open [")]
    [InlineData("[]")]
    public void Brackets_that_are_no_marker_stay_text(string text) => Assert.Equal(text, Read([text]).Text);

    [Fact]
    public void A_nested_bracket_still_opens_a_marker()
    {
        var (shown, sentences) = Read(["断电。[[1]]"]);

        Assert.Equal("断电。[]", shown);
        Assert.Contains(sentences, sentence => sentence.Citations is [1]);
    }

    [Fact]
    public void Each_sentence_has_its_own_citations()
    {
        var (_, sentences) = Read(["先断电30秒。[1] 还亮红灯就派单。[2]\n", "The fee is 3.5 yuan. [1] See e.g. the app. Call us![2]"]);

        Assert.Equal(
            [("先断电30秒。", "1"), ("还亮红灯就派单。", "2"), ("The fee is 3.5 yuan.", "1"), ("See e.g. the app.", ""), ("Call us!", "2")],
            sentences.Select(s => (s.Text, string.Join(',', s.Citations))));
    }

    [Fact]
    public void It_does_not_matter_where_the_stream_is_cut()
    {
        const string text = "先断电[1]30秒。[1][2] 再看[灯]。【2】Then call.[1] It costs 3.5 yuan.";
        var (whole, sentences) = Read([text]);

        Gen.Int[0, text.Length].Array[0, 8].Sample(cuts =>
        {
            var places = cuts.Append(0).Append(text.Length).Order().ToArray();
            var (shown, cut) = Read(places.Zip(places.Skip(1), (from, to) => text[from..to]));
            return shown == whole && cut.Select(s => s.Text + string.Join(',', s.Citations)).SequenceEqual(sentences.Select(s => s.Text + string.Join(',', s.Citations)));
        });
    }

    private static (string Text, IReadOnlyList<CitedSentence> Sentences) Read(IEnumerable<string> chunks)
    {
        var reader = new CitationReader(2);
        var shown = string.Concat(chunks.Select(reader.Append));
        var (rest, sentences) = reader.Complete();
        return (shown + rest, sentences);
    }
}
