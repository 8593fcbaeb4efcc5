using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class LexiconTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private static readonly Vocabulary Words = Vocabulary.Empty with
    {
        Synonyms = [new("cancel", ["退订", "取消", "不要了", "cancel"]), new("cancel-order", ["取消订单", "退订单"]), new("box", ["机顶盒", "盒子"])],
    };

    [Theory]
    [InlineData("怎么退订会员", "cancel")]
    [InlineData("怎么取消订单", "cancel-order")]
    [InlineData("please cancel it", "cancel")]
    [InlineData("cancellation", null)]
    [InlineData("宽带断网", null)]
    public void The_longest_word_of_a_group_is_found(string text, string? group) =>
        Assert.Equal(group is null ? [] : [TextFeatures.NameOfGroup(group)], Lexicon.Of(Words).Find(TextNormaliser.Default.Normalise(text)).Select(found => found.Concept));

    [Fact]
    public async Task An_article_is_found_by_a_synonym_that_it_never_uses()
    {
        Vocabulary words = Vocabulary.Empty;
        HybridRetriever retriever = new(() => words, new FixedOptions());
        IReadOnlyList<Article> articles =
        [
            new() { Id = "box", Title = "机顶盒怎么更换", Locale = Locales.Chinese }, new() { Id = "hand", Title = "遥控怎么更换", Locale = Locales.Chinese },
            new() { Id = "cat", Title = "光猫怎么更换", Locale = Locales.Chinese },
        ];
        retriever.Load(articles, 1);
        Assert.False(retriever.WordsChanged);

        words = Words;

        Assert.True(retriever.WordsChanged);
        retriever.Load(articles, 1);
        var found = await retriever.SearchAsync(new("盒子怎么更换") { At = Now }, CancellationToken.None);
        Assert.Equal("box", found.Articles[0].Article.Id);
    }

    [Fact]
    public void The_shipped_vocabulary_is_read_without_a_problem()
    {
        var (vocabulary, problems) = VocabularyReader.Read(Path.Combine(AppContext.BaseDirectory, "knowledge", "vocabulary"));

        Assert.Empty(problems);
        Assert.True(vocabulary.Synonyms.Count > 300, $"{vocabulary.Synonyms.Count} groups");
        Assert.NotEmpty(vocabulary.Slips);
    }
}
