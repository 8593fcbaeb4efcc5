using AgentAssist.Assist;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Conversations;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Tests.Assist.Evaluation;

public sealed class GoldenEvaluationTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "knowledge");

    [Fact]
    public async Task Figures_count_what_was_found_answered_and_rightly_left()
    {
        ScriptedParts parts = new()
        {
            Search = query => query.Text switch
            {
                "right" => Given.Found(Given.LosArticle with { Id = "a" }, Answerability.Answered, 0.9),
                "wrong" => Given.Found(Given.LosArticle with { Id = "b" }, Answerability.Answered, 0.6),
                "unsure" => Given.Found(Given.LosArticle with { Id = "a" }, Answerability.Nearest, 0.4),
                _ => Given.Nothing,
            },
        };

        var report = await new GoldenEvaluation(new QuestionFinder(parts)).RunAsync(
            [new("1", "right", ["a"]), new("2", "wrong", ["a"]), new("3", "unsure", ["a", "c"]), new("4", "nothing", []), new("5", "wrong", [], "angry")], Given.Moment, CancellationToken.None);

        var all = report.Figures[0];
        Assert.Equal((3, 2), (all.Answerable, all.Unanswerable));
        Assert.Equal(200.0 / 3, all.First, 0.01);
        Assert.Equal(200.0 / 3, all.Answered, 0.01);
        Assert.Equal(100.0 / 3, all.AnsweredRight, 0.01);
        Assert.Equal(50, all.Abstained, 0.01);
        // Of six pairs the answerable one is surer in 3 (0.9 twice, 0.6 and 0.4 over 0.1) + equal once.
        Assert.Equal(4.5 / 6, report.Auroc, 0.01);
        Assert.Equal(["all", "angry", "plain"], report.Figures.Select(row => row.Name));
    }

    [Theory]
    [InlineData("{\"_id\":\"1\",\"text\":\"a\",\"articles\":[]}\n{\"_id\":\"1\",\"text\":\"b\",\"articles\":[]}", ":2:")]
    [InlineData("{\"_id\":\"1\",\"text\":\"a\"}", ":1:")]
    [InlineData("not json", ":1:")]
    public async Task A_malformed_golden_set_is_refused_with_its_line(string content, string where)
    {
        using TempFile file = new(content);

        var refusal = await Assert.ThrowsAsync<FormatException>(() => GoldenQuestion.ReadAsync(file.Path, CancellationToken.None));

        Assert.Contains(where, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_golden_set_names_articles_that_exist_and_a_quarter_has_no_answer()
    {
        var articles = await ArticleIdsAsync();

        var golden = await GoldenQuestion.ReadAsync(Path.Combine(Shipped, "golden", "questions.jsonl"), CancellationToken.None);

        Assert.True(golden.Count >= 250, $"{golden.Count} questions");
        Assert.All(golden.SelectMany(question => question.Articles), id => Assert.Contains(id, articles));
        Assert.InRange((double)golden.Count(question => question.Articles.Count == 0) / golden.Count, 0.2, 0.3);
    }

    [Fact]
    public async Task The_sample_conversations_are_read_and_expect_articles_that_exist()
    {
        var articles = await ArticleIdsAsync();

        var conversations = SampleConversations.Read(Shipped, NullLogger.Instance);

        Assert.Equal(12, conversations.Count);
        Assert.All(conversations.SelectMany(conversation => conversation.Turns).SelectMany(turn => turn.Expect ?? []), id => Assert.Contains(id, articles));
        Assert.Contains(conversations, conversation => conversation.Channel == Channel.Voice && conversation.Locale == Locales.English);
        var question = conversations.SelectMany(conversation => GoldenQuestion.Of(conversation, "baoan")).First(one => one.History.Count > 3);
        Assert.Equal("baoan", question.Region);
    }

    private static async Task<HashSet<string>> ArticleIdsAsync()
    {
        HashSet<string> ids = [];
        foreach (var pack in PackReader.Packs(Shipped))
            ids.UnionWith((await PackReader.ReadAsync(pack, CancellationToken.None)).Articles.Select(filed => filed.Article.Id));
        return ids;
    }

    private sealed class TempFile : IDisposable
    {
        public TempFile(string content) => File.WriteAllText(Path, content);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

        public void Dispose() => File.Delete(Path);
    }
}
