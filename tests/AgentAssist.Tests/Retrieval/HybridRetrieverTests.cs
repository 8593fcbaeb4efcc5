using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class HybridRetrieverTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("今天天气怎么样")]
    [InlineData("how do I bake bread")]
    [InlineData("股票怎么开户")]
    [InlineData("红烧肉怎么做")]
    [InlineData("信用卡怎么办理")]
    [InlineData("世界杯谁赢了")]
    [InlineData("what is the capital of France")]
    [InlineData("tell me a joke")]
    [InlineData("你好")]
    [InlineData("")]
    public async Task Question_about_something_else_is_not_answered(string question)
    {
        var result = await Ask(SmallKnowledge.Articles, question);

        Assert.Equal(Answerability.None, result.Answerability);
        Assert.InRange(result.Confidence, 0, 0.3);
    }

    [Theory]
    [InlineData("光猫一直闪红灯", "los")]
    [InlineData("請問路由器怎樣重置呢", "router")]
    [InlineData("无线密码忘记了怎么修改", "wifi")]
    [InlineData("这个月流量还剩多少", "data")]
    [InlineData("想换个便宜的套餐", "plan")]
    [InlineData("交了话费为啥还停机", "arrears")]
    [InlineData("彩铃莫名其妙被开通了", "vas")]
    [InlineData("I want to switch to a cheaper plan", "en-plan")]
    [InlineData("there is a red light on my modem", "en-los")]
    public async Task Rewording_of_a_similar_question_is_answered(string question, string article)
    {
        var result = await Ask(SmallKnowledge.Articles, question);

        Assert.Equal(article, result.Articles[0].Article.Id);
        Assert.Equal(Answerability.Answered, result.Answerability);
    }

    [Fact]
    public async Task Score_lies_between_0_and_1_and_falls()
    {
        var result = await Ask(SmallKnowledge.Articles, "流量超出套餐怎么收费");

        Assert.All(result.Articles, found => Assert.InRange(found.Score, 0, 1));
        Assert.Equal(result.Articles.Select(found => found.Score).OrderDescending(), result.Articles.Select(found => found.Score));
        Assert.Equal("流量超出套餐怎么收费", result.Articles[0].MatchedQuestion);
        Assert.InRange(result.Confidence, 0.9, 1);
    }

    [Fact]
    public async Task Limit_is_kept()
    {
        var result = await Ask(SmallKnowledge.Articles, "宽带怎么办理", query => query with { Limit = 2 });

        Assert.Equal(2, result.Articles.Count);
    }

    [Fact]
    public async Task Title_that_is_no_question_is_found_by_its_passages_alone()
    {
        Article passage = new() { Id = "p", Title = "资费说明", TitleIsQuestion = false, Body = "套餐外的流量按每兆0.03元计费，达到60元封顶。" };

        var result = await Ask([passage], "套餐外流量每兆多少元");

        Assert.Equal("p", result.Articles[0].Article.Id);
        Assert.Null(result.Articles[0].MatchedQuestion);
        Assert.Equal("p#1", result.Articles[0].Passages[0].Passage.Id);
        Assert.True(result.Articles[0].Passages[0].Score > 0.3);
    }

    [Fact]
    public async Task Passages_come_best_first()
    {
        Article article = new()
        {
            Id = "p",
            Title = "宽带业务规则",
            Body = $"# 移机\n{new string('移', 90)}移机需要提前两天预约。\n# 退订\n{new string('退', 90)}提前退订需支付违约金。",
        };

        var result = await Ask([article], "退订要付违约金吗");

        Assert.Equal(["p#2", "p#1"], result.Articles[0].Passages.Select(passage => passage.Passage.Id));
    }

    [Fact]
    public async Task Keyword_finds_an_article_whose_questions_never_use_it()
    {
        Article article = new() { Id = "los", Title = "光猫亮红灯怎么办", Keywords = ["PON", "光信号"] };

        var result = await Ask([article, .. SmallKnowledge.Articles.Where(other => other.Id != "los")], "PON");

        Assert.Equal("los", result.Articles[0].Article.Id);
    }

    [Fact]
    public async Task Articles_in_the_language_of_the_question_go_first()
    {
        var chinese = Make("zh", "VPN 怎么设置") with { Locale = Locales.Chinese };
        var english = Make("en", "Set up the VPN on a phone") with { Locale = Locales.English };

        Assert.Equal("en", (await Ask([chinese, english], "VPN")).Articles[0].Article.Id);
        Assert.Equal("zh", (await Ask([chinese, english], "VPN", query => query with { Locale = Locales.Chinese })).Articles[0].Article.Id);
    }

    [Fact]
    public async Task Other_language_answers_where_the_own_has_nothing()
    {
        var chinese = Make("zh", "ESIM 怎么开通") with { Locale = Locales.Chinese };
        var english = Make("en", "Moving house") with { Locale = Locales.English };

        var result = await Ask([chinese, english], "eSIM");

        Assert.Equal("zh", result.Articles[0].Article.Id);
    }

    [Fact]
    public void Notices_are_those_in_force_that_surely_concern_the_customer()
    {
        static Article Notice(string id, string[] regions, string[] products, int hours = 24) => Make(id, id) with
        {
            Kind = ArticleKind.Notice,
            Regions = regions,
            Products = products,
            Valid = new(Now.AddDays(-1), Now.AddHours(hours)),
        };
        HybridRetriever retriever = new(() => Vocabulary.Empty, new FixedOptions());
        retriever.Load([Make("faq", "光猫亮红灯"), Notice("here", ["futian"], ["tv"], 12), Notice("all", [], []), Notice("over", [], [], -1), Notice("car", [], ["vehicle"]), Notice("there", ["luohu"], [])], 1);

        Assert.Equal(["here", "all"], retriever.Notices("futian", ["tv"], Now).Select(notice => notice.Id));
        Assert.Equal(["all"], retriever.Notices(null, [], Now).Select(notice => notice.Id));
        Assert.Equal(["all"], retriever.Notices(null, ["no-such-product"], Now).Select(notice => notice.Id));
        retriever.Apply([new("here", null)], 2);
        Assert.Equal(["all"], retriever.Notices("futian", ["tv"], Now).Select(notice => notice.Id));
    }

    [Fact]
    public async Task Nothing_loaded_finds_nothing()
    {
        var result = await new HybridRetriever(() => Vocabulary.Empty, new FixedOptions())
            .SearchAsync(new("光猫红灯") { At = Now }, CancellationToken.None);

        Assert.Empty(result.Articles);
        Assert.Equal(0, result.IndexVersion);
    }

    [Fact]
    public async Task Search_sees_one_whole_state_while_the_knowledge_is_replaced()
    {
        HybridRetriever retriever = new(() => Vocabulary.Empty, new FixedOptions());
        void Load(long version) => retriever.Load(
            [.. Enumerable.Range(0, 30).Select(i => Make($"a{i}", $"第{i}号光猫亮红灯") with { Source = version.ToString(System.Globalization.CultureInfo.InvariantCulture) })], version);
        Load(1);
        using CancellationTokenSource done = new();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var searches = 0;
            while (!done.IsCancellationRequested || searches == 0)
            {
                var result = await retriever.SearchAsync(new("光猫红灯") { At = Now }, CancellationToken.None);
                Assert.Equal(10, result.Articles.Count);
                Assert.All(result.Articles, found => Assert.Equal($"{result.IndexVersion}", found.Article.Source));
                searches++;
            }
        })).ToArray();

        for (var version = 2; version <= 60; version++)
            Load(version);
        await done.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(60, retriever.Version);
    }

    private static Article Make(string id, string title) => new() { Id = id, Title = title };

    internal static async Task<SearchResult> Ask(IReadOnlyList<Article> articles, string text, Func<SearchQuery, SearchQuery>? change = null)
    {
        HybridRetriever retriever = new(() => Vocabulary.Empty, new FixedOptions());
        retriever.Load(articles, 1);
        SearchQuery query = new(text) { At = Now };
        return await retriever.SearchAsync(change?.Invoke(query) ?? query, CancellationToken.None);
    }
}
