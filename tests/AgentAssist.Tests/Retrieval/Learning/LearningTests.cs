using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Retrieval.Learning;

namespace AgentAssist.Tests.Retrieval.Learning;

public class LearningTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    // m + 2 (a - 0.5) + ln(a / (1 - a)) = 0: at a margin of 0 the half stays, far margins go to the bounds.
    [InlineData(0, 0.5)]
    [InlineData(-20, 1)]
    [InlineData(20, 0)]
    public void The_dual_weight_solves_its_equation(double margin, double weight) =>
        Assert.Equal(weight, LogisticTrainer.Root(0.5, margin, curvature: 2, cost: 1), 0.001);

    [Theory]
    [InlineData(0.3)]
    [InlineData(-1.7)]
    [InlineData(2.5)]
    public void At_the_weight_found_the_equation_holds(double margin)
    {
        const double old = 3, curvature = 2, cost = 20;

        var weight = LogisticTrainer.Root(old, margin, curvature, cost);

        Assert.Equal(0, margin + (curvature * (weight - old)) + Math.Log(weight / (cost - weight)), 0.01);
    }

    [Theory]
    [InlineData("plans", "plan")]
    [InlineData("charging", "charg")]
    [InlineData("moved", "mov")]
    [InlineData("policies", "policy")]
    [InlineData("bus", "bus")]
    public void English_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, LearningFeatures.Stem(word));

    [Fact]
    public void Each_article_with_questions_enough_learns_to_know_its_own()
    {
        var index = KnowledgeIndex.Build([Topic("los", "光猫", "红灯", "断网"), Topic("tv", "电视", "没信号", "黑屏"), Topic("few", "发票", "抬头", "税号") with { Questions = ["开发票"] }], 1, withVectors: false);

        var models = ArticleLearner.Learn(index, index.Parts[0], degree: 1, CancellationToken.None)!;

        var margins = models.Margins(TextNormaliser.Default.Normalise("我家光猫一直亮红灯"));
        Assert.Equal(2, models.Count);
        Assert.True(models.MarginOf(0, margins) > 0, "its own");
        Assert.True(models.MarginOf(1, margins) < 0, "another's");
        Assert.Null(models.MarginOf(2, margins));
    }

    [Fact]
    public void Equal_knowledge_gives_equal_models()
    {
        var index = KnowledgeIndex.Build([Topic("los", "光猫", "红灯", "断网"), Topic("tv", "电视", "没信号", "黑屏")], 1, withVectors: false);
        float[] Learn(int degree) => ArticleLearner.Learn(index, index.Parts[0], degree, CancellationToken.None)!.Margins("光猫红灯");

        Assert.Equal(Learn(1), Learn(2));
    }

    [Fact]
    public void One_article_alone_has_nothing_to_be_told_from()
    {
        var index = KnowledgeIndex.Build([Topic("los", "光猫", "红灯", "断网")], 1, withVectors: false);

        Assert.Null(ArticleLearner.Learn(index, index.Parts[0], 1, CancellationToken.None));
    }

    [Fact]
    public void The_trial_asks_each_question_with_and_without_its_answer()
    {
        var index = KnowledgeIndex.Build([Topic("los", "光猫", "红灯", "断网"), Topic("tv", "电视", "没信号", "黑屏"), Topic("bill", "话费", "账单", "扣款")], 1, withVectors: false);

        var observations = new HeldOutTrial(index, new(), Now, degree: 1).Run(CancellationToken.None);

        Assert.Equal(index.Articles.Sum(article => article.Questions.Count), observations.Count(one => one.Answerable));
        Assert.All(observations.Where(one => !one.Answerable), one => Assert.False(one.Right));
        Assert.True(observations.Count(one => one.Right) > observations.Count(one => one is { Answerable: true, Right: false }));
    }

    [Fact]
    public void Learning_can_be_stopped()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        var index = KnowledgeIndex.Build([Topic("los", "光猫", "红灯", "断网"), Topic("tv", "电视", "没信号", "黑屏")], 1, withVectors: false);

        Assert.ThrowsAny<OperationCanceledException>(() => KnowledgeLearner.Learn(index, new(), Now, 1, stop.Token));
    }

    private static Article Topic(string id, string thing, string one, string other) => new()
    {
        Id = id,
        Title = $"{thing}{one}怎么办",
        Questions = [$"{thing}{one}了", $"我家{thing}{other}", $"{thing}为什么{one}", $"{thing}{other}怎么处理", $"{one}{other}是{thing}坏了吗", $"{thing}不好用"],
        Keywords = [thing, one, other],
        Locale = Locales.Chinese,
    };
}
