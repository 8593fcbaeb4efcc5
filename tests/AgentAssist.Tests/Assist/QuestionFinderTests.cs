using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Tests.Fakes;

namespace AgentAssist.Tests.Assist;

public sealed class QuestionFinderTests
{
    private readonly ScriptedParts parts = new();

    [Fact]
    public async Task A_turn_that_is_answered_as_it_is_needs_no_other_reading()
    {
        await FindAsync(Given.Question("这个月流量超了怎么收费") with { History = [new(Speaker.Customer, "我家光猫亮红灯")] });

        Assert.Equal(["这个月流量超了怎么收费"], parts.Searched.Select(query => query.Text));
    }

    [Fact]
    public async Task A_short_turn_takes_along_what_was_asked_before()
    {
        Answer("我要移机 多少钱?");

        var found = await FindAsync(Given.Question("多少钱?") with
        {
            History = [new(Speaker.Customer, "我要移机"), new(Speaker.Agent, "好的"), new(Speaker.Customer, "嗯")],
        });

        Assert.Equal(Answerability.Answered, found.Answerability);
        Assert.Equal(["多少钱?", "我要移机 多少钱?"], parts.Searched.Select(query => query.Text));
    }

    [Fact]
    public async Task What_was_tried_is_understood_by_what_was_told_before()
    {
        Answer("我家光猫一直亮红灯上不了网");

        var found = await FindAsync(Given.Question("我已经重启过两遍了，插头也拔了又插，还是老样子没用") with { History = [new(Speaker.Customer, "我家光猫一直亮红灯上不了网"), new(Speaker.Agent, "请先重启一下")] });

        Assert.Equal(Answerability.Answered, found.Answerability);
    }

    [Fact]
    public async Task A_story_is_searched_for_as_a_whole()
    {
        await FindAsync(Given.Question("昨天晚上八点我正开会，家里网就断了，孩子还要上网课"));

        Assert.Equal(["昨天晚上八点我正开会，家里网就断了，孩子还要上网课"], parts.Searched.Select(query => query.Text));
    }

    [Theory]
    [InlineData("宝安新安街道翻身路39号3栋1602，电话13800001234", 0)]
    [InlineData("翻身路39号3栋1602，多久能来？", 1)]
    public async Task Who_only_gives_an_address_is_searched_nothing_for(string turn, int searches)
    {
        await FindAsync(Given.Question(turn) with { History = [new(Speaker.Customer, "我家电视花屏"), new(Speaker.Agent, "请报一下地址和电话")] });

        Assert.Equal(searches > 0, parts.Searched.Count > 0);
    }

    [Fact]
    public async Task Two_questions_in_one_turn_are_both_answered_in_their_order()
    {
        parts.Search = query => query.Text.Contains("流量", StringComparison.Ordinal) && query.Text.Contains("发票", StringComparison.Ordinal) ? Given.Nothing
            : Given.Found(Given.LosArticle with { Id = query.Text.Contains("流量", StringComparison.Ordinal) ? "data" : "invoice" });

        var found = await FindAsync(Given.Question("我想知道流量怎么查，还有发票在哪里开啊"));

        Assert.Equal((2, Answerability.Answered), (found.Answers, found.Answerability));
        Assert.Equal(["data", "invoice"], found.Articles.Take(2).Select(hit => hit.Article.Id));
    }

    [Theory]
    [InlineData("移机怎么办，多少钱？", 1)]
    [InlineData("光猫红灯了，上不了网，怎么办", 1)]
    [InlineData("流量怎么查？话费怎么交？", 2)]
    [InlineData("How do I pay my bill and how can I get an invoice?", 2)]
    [InlineData("Can I keep my number, and what about my data", 2)]
    [InlineData("I'm moving house next month, how much is it?", 1)]
    public void Questions_are_counted_by_what_they_ask_about(string text, int questions) =>
        Assert.Equal(questions, Math.Max(1, QuestionReader.Questions(text).Count));

    [Fact]
    public async Task A_question_asked_about_something_three_turns_ago_takes_its_subject_from_there()
    {
        Answer("500M 宽带套餐有什么 那合约呢");

        var found = await FindAsync(Given.Question("那合约呢") with
        {
            History =
            [
                new(Speaker.Customer, "500M 宽带套餐有什么"), new(Speaker.Agent, "79 元一个月"), new(Speaker.Customer, "多少钱"), new(Speaker.Agent, "79 元"), new(Speaker.Customer, "嗯嗯"),
            ],
        });

        Assert.Equal(Answerability.Answered, found.Answerability);
    }

    [Theory]
    [InlineData("2025年超出的流量多少钱一个G", 2025)]
    [InlineData("去年流量超了怎么收", 2025)]
    [InlineData("what did extra data cost last year", 2025)]
    [InlineData("charges in 2024?", 2024)]
    [InlineData("我现在想问2025年超出的流量多少钱一个G", 2025)]
    [InlineData("去年迟到一次赔20，今年还是这么赔吗", null)]
    [InlineData("last year it was 10 yuan, what is it now", null)]
    [InlineData("2026年的套餐", null)]
    [InlineData("错误代码 20251", null)]
    [InlineData("流量超了怎么收", null)]
    public void An_earlier_year_is_read_from_the_words(string text, int? year) => Assert.Equal(year, QuestionReader.YearNamed(text, Given.Moment)?.Year);

    [Fact]
    public async Task A_rule_of_last_year_answers_a_question_about_last_year_and_only_that()
    {
        var old = Given.LosArticle with { Id = "old", Valid = new(null, Given.Moment.AddMonths(-11)) };
        parts.Search = query => query.At < Given.Moment ? Given.Found(old, Answerability.Answered, 0.9) : Given.Found(Given.LosArticle with { Id = "new" }, Answerability.Answered, 0.7);

        Assert.Equal("old", (await FindAsync(Given.Question("去年流量超了怎么收"))).Articles[0].Article.Id);
        Assert.Equal("new", (await FindAsync(Given.Question("流量超了怎么收"))).Articles[0].Article.Id);
    }

    [Fact]
    public async Task Small_talk_searches_for_nothing_whatever_was_said_before()
    {
        var found = await FindAsync(Given.Question("好的，谢谢") with { History = [new(Speaker.Customer, "光猫亮红灯")] });

        Assert.Empty(parts.Searched);
        Assert.Equal(Answerability.None, found.Answerability);
    }

    [Fact]
    public async Task The_customer_and_the_moment_go_along()
    {
        await FindAsync(Given.Question("光猫亮红灯") with { Customer = new CustomerContext { Region = "baoan", Products = ["broadband"] } });

        var query = Assert.Single(parts.Searched);
        Assert.Equal(("baoan", Given.Moment, Locales.Chinese), (query.Region, query.At, query.Locale));
        Assert.Equal(["broadband"], query.Products);
    }

    private void Answer(string text) => parts.Search = query => query.Text == text ? Given.Found(Given.LosArticle) : Given.Nothing;

    private ValueTask<SearchResult> FindAsync(AssistRequest request) => new QuestionFinder(parts).FindAsync(request, CancellationToken.None);
}
