using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class LiveIndexTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private readonly HybridRetriever retriever = new(() => Vocabulary.Empty, new FixedOptions());

    public LiveIndexTests() => retriever.Load(
        [
            Article("los", "光猫亮红灯怎么办", "宽带断网了"), Article("tv", "电视没信号怎么办", "机顶盒黑屏"), Article("old", "流量超出怎么收费", "流量用超了"),
            Article("en", "My internet is slow", "wifi is very slow"),
        ], 1);

    [Fact]
    public async Task A_changed_article_is_found_by_its_new_words_and_no_longer_by_its_old_ones()
    {
        retriever.Apply([new("tv", Article("tv", "遥控器失灵怎么办", "按键没有反应"))], 2);

        Assert.Equal("tv", await FirstAsync("遥控器按键没反应"));
        Assert.NotEqual("tv", await FirstAsync("机顶盒黑屏"));
        Assert.Equal((4, 2), (retriever.Count, retriever.Version));
    }

    [Fact]
    public async Task An_article_that_changes_again_and_again_is_there_once()
    {
        for (var version = 2; version < 10; version++)
            retriever.Apply([new("new", Article("new", $"第{version}版怎么充值", "充值不到账"))], version);

        var found = await retriever.SearchAsync(new("充值不到账") { At = Now }, CancellationToken.None);

        Assert.Equal("第9版怎么充值", Assert.Single(found.Articles, hit => hit.Article.Id == "new").Article.Title);
        Assert.Equal((5, 1), (retriever.Count, retriever.Beside));
    }

    [Fact]
    public async Task An_article_taken_out_of_use_is_gone_at_once_and_may_come_back()
    {
        retriever.Apply([new("los", null)], 2);
        Assert.NotEqual("los", await FirstAsync("光猫亮红灯怎么办"));

        retriever.Apply([new("los", Article("los", "光猫亮红灯怎么办", "宽带断网了"))], 3);
        Assert.Equal("los", await FirstAsync("光猫亮红灯怎么办"));
        Assert.Equal(4, retriever.Count);
    }

    [Fact]
    public async Task A_new_article_replaces_the_one_that_it_supersedes_from_its_first_day()
    {
        retriever.Apply([new("new", Article("new", "流量超出怎么收费", "流量用超了") with { Supersedes = ["old"], Valid = new(Now, null) })], 2);

        Assert.Equal("new", await FirstAsync("流量用超了"));
        Assert.Equal("old", await FirstAsync("流量用超了", Now.AddDays(-1)));
    }

    [Fact]
    public async Task Knowledge_that_begins_empty_grows_by_changes()
    {
        HybridRetriever empty = new(() => Vocabulary.Empty, new FixedOptions());
        empty.Load([], 1);
        empty.Apply([new("a", Article("a", "光猫亮红灯怎么办", "断网"))], 2);
        empty.Apply([new("b", Article("b", "电视没信号怎么办", "黑屏"))], 3);

        var found = await empty.SearchAsync(new("电视没信号怎么办") { At = Now }, CancellationToken.None);

        Assert.Equal("b", found.Articles[0].Article.Id);
        Assert.Equal(2, empty.Count);
    }

    [Fact]
    public async Task Scores_of_a_changed_article_compare_with_those_of_the_rest()
    {
        var before = await retriever.SearchAsync(new("电视没信号怎么办") { At = Now }, CancellationToken.None);

        retriever.Apply([new("tv", Article("tv", "电视没信号怎么办", "机顶盒黑屏"))], 2);
        var after = await retriever.SearchAsync(new("电视没信号怎么办") { At = Now }, CancellationToken.None);

        Assert.Equal(before.Articles[0].Score, after.Articles[0].Score, 0.02);
        Assert.Equal(before.Confidence, after.Confidence, 0.05);
    }

    [Fact]
    public async Task Changes_that_come_while_it_learns_are_kept()
    {
        retriever.Apply([new("tv", null)], 2);
        using CancellationTokenSource never = new();

        var learning = Task.Run(() => retriever.Learn(Now, 1, never.Token));
        retriever.Apply([new("new", Article("new", "怎么开发票", "电子发票"))], 3);
        await learning;

        Assert.Equal("new", await FirstAsync("电子发票怎么开"));
        Assert.NotEqual("tv", await FirstAsync("电视没信号怎么办"));
        Assert.Equal((4, 3), (retriever.Count, retriever.Version));
    }

    [Fact]
    public async Task A_search_that_runs_while_everything_changes_sees_one_state()
    {
        using CancellationTokenSource enough = new();
        var changing = Task.Run(() =>
        {
            for (var version = 2; !enough.IsCancellationRequested; version++)
                retriever.Apply([new("a", version % 2 == 0 ? Article("a", "怎么充值话费", "话费充值") : null), new("b", version % 2 == 1 ? Article("b", "怎么充值话费", "话费充值") : null)], version);
        });

        for (var i = 0; i < 300; i++)
        {
            var found = await retriever.SearchAsync(new("怎么充值话费") { At = Now }, CancellationToken.None);
            var ids = found.Articles.Select(hit => hit.Article.Id).ToHashSet();
            Assert.False(ids.Contains("a") && ids.Contains("b"));
        }

        await enough.CancelAsync();
        await changing;
    }

    private async Task<string?> FirstAsync(string question, DateTimeOffset? at = null) =>
        (await retriever.SearchAsync(new(question) { At = at ?? Now }, CancellationToken.None)).Articles is [var first, ..] ? first.Article.Id : null;

    private static Article Article(string id, string title, string question) => new() { Id = id, Title = title, Questions = [question], Locale = Locales.Of(title) };
}
