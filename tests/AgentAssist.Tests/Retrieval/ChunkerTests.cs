using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class ChunkerTests
{
    [Fact]
    public void Passage_carries_the_headings_above_it_and_an_ordinal_id()
    {
        var passages = Chunk("""
            开头一句。
            # 资费
            ## 流量
            每兆 0.03 元。
            ## 语音
            每分钟 **0.1 元**，见[公告](https://example.org)。
            # 其他
            无。
            """);

        Assert.Equal(["a#1", "a#2", "a#3", "a#4"], passages.Select(passage => passage.Id));
        Assert.Equal([null, "资费 › 流量", "资费 › 语音", "其他"], passages.Select(passage => passage.Heading));
        Assert.Equal("每分钟 0.1 元，见公告。", passages[2].Text);
        Assert.All(passages, passage => Assert.Equal("a", passage.ArticleId));
    }

    [Fact]
    public void Numbered_clauses_begin_passages_of_their_own()
    {
        var clauses = Enumerable.Range(1, 3).Select(n => $"第{n}条 {new string('文', 100)}");

        var passages = Chunk(string.Join('\n', clauses));

        Assert.Equal(3, passages.Count);
        Assert.All(passages, passage => Assert.StartsWith("第", passage.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Short_clauses_stay_together() =>
        Assert.Equal("（一）带身份证。\n（二）带原卡。", Assert.Single(Chunk("（一）带身份证。\n（二）带原卡。")).Text);

    [Fact]
    public void List_stays_with_the_sentence_that_introduces_it()
    {
        var passage = Assert.Single(Chunk("""
            重启步骤：

            1. 拔掉电源
            2. 等 30 秒
               - 灯要全灭
            3. 插上电源
            """));

        Assert.Equal("重启步骤：\n1. 拔掉电源\n2. 等 30 秒\n  - 灯要全灭\n3. 插上电源", passage.Text);
    }

    [Fact]
    public void Every_part_of_a_table_holds_its_header()
    {
        var rows = Enumerable.Range(1, 40).Select(n => $"| 套餐{n} | {n * 10} 元 | 每月 {n} GB 国内流量 |");

        var passages = Chunk("| 套餐 | 月费 | 流量 |\n| --- | --- | --- |\n" + string.Join('\n', rows));

        Assert.True(passages.Count > 1);
        Assert.All(passages, passage => Assert.StartsWith("套餐 | 月费 | 流量\n套餐", passage.Text, StringComparison.Ordinal));
        Assert.All(passages, passage => Assert.InRange(passage.Text.Length, 1, Chunker.Longest));
        Assert.Equal(40, passages.Sum(passage => passage.Text.Split('\n').Length - 1));
    }

    [Fact]
    public void Long_paragraph_is_cut_between_sentences()
    {
        var sentence = new string('长', 59) + "。";

        var passages = Chunk(string.Concat(Enumerable.Repeat(sentence, 20)));

        Assert.All(passages, passage => Assert.InRange(passage.Text.Length, Chunker.Shortest, Chunker.Longest));
        Assert.All(passages, passage => Assert.EndsWith("。", passage.Text, StringComparison.Ordinal));
        Assert.Equal(1200, passages.Sum(passage => passage.Text.Length));
    }

    [Fact]
    public void Sentence_without_an_end_is_cut_where_it_must_be()
    {
        var passages = Chunk(new string('长', 1000));

        Assert.Equal([400, 400, 200], passages.Select(passage => passage.Text.Length));
    }

    [Fact]
    public void English_is_cut_between_sentences_too()
    {
        var passages = Chunk(string.Join(' ', Enumerable.Repeat("The fee is 3.50 per month and it is charged in advance.", 20)));

        Assert.All(passages, passage => Assert.EndsWith("advance.", passage.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Markup_that_readers_do_not_see_is_left_out()
    {
        var passage = Assert.Single(Chunk("先看<b>灯</b>&amp;线 `reset` ![图](x.png)\n\n<script>alert(1)</script>"));

        Assert.Equal("先看灯&线 reset", passage.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("# 只有标题")]
    public void Body_without_text_has_no_passages(string body) => Assert.Empty(Chunk(body));

    private static IReadOnlyList<Passage> Chunk(string body) => Chunker.Chunk(new() { Id = "a", Title = "t", Body = body });
}
