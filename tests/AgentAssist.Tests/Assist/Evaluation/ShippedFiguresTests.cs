using AgentAssist.Assist;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Knowledge;
using AgentAssist.Tests.Retrieval;

namespace AgentAssist.Tests.Assist.Evaluation;

/// <summary>The figures of the documentation, at the same moment and a little lower: a change that costs several questions shows here.</summary>
public sealed class ShippedFiguresTests : IClassFixture<ShippedFiguresTests.Shipped>
{
    private static readonly string Knowledge = Path.Combine(AppContext.BaseDirectory, "knowledge");
    private static readonly DateTimeOffset At = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private readonly PackAssist assist;

    public ShippedFiguresTests(Shipped shipped) => assist = shipped.Assist;

    [Fact]
    public async Task Customers_questions_find_their_answer()
    {
        var report = await new GoldenEvaluation(assist.Finder).RunAsync(await QuestionsAsync(), At, CancellationToken.None);
        var all = report.Figures[0];

        Assert.True(all.First >= 84, $"first {all.First:F1} %");
        Assert.True(all.Three >= 94, $"in three {all.Three:F1} %");
        Assert.True(all.Answered >= 87, $"answered {all.Answered:F1} %");
        Assert.True(all.Abstained >= 70, $"left unanswered {all.Abstained:F1} %");
        Assert.True(all.Both >= 70, $"both of two {all.Both:F1} %");
        Assert.True(report.Auroc >= 0.87, $"area under the curve {report.Auroc:F3}");
    }

    [Fact]
    public async Task Replies_say_what_is_needed_and_nothing_unsupported()
    {
        var report = await new ReplyEvaluation(assist).RunAsync(await QuestionsAsync(), At, Channel.Chat, CancellationToken.None);

        Assert.True(report.Facts >= 85, $"right by facts {report.Facts:F1} %");
        Assert.True(report.Grounded >= 99, $"grounded {report.Grounded:F1} %");
        Assert.Equal(0, report.FalselySupported);
    }

    [Fact]
    public async Task Demands_are_judged_as_people_judge_them()
    {
        var cases = await CaseFile.ReadAsync<TriageCase>(Path.Combine(Knowledge, "golden", "triage.jsonl"), one => one.Id, CancellationToken.None);

        var report = await new TriageEvaluation(assist).RunAsync(cases, At, CancellationToken.None);

        Assert.True(cases.Count >= 150, $"{cases.Count} cases");
        Assert.True(report.Tier >= 90, $"tier {report.Tier:F1} %");
        Assert.True(report.Category >= 86, $"category {report.Category:F1} %");
        Assert.True(report.HighRecall >= 97, $"high risk, recall {report.HighRecall:F1} %");
        Assert.True(report.HighPrecision >= 93, $"high risk, precision {report.HighPrecision:F1} %");
    }

    [Fact]
    public async Task Tickets_are_drafted_from_what_was_said()
    {
        var cases = await CaseFile.ReadAsync<DraftCase>(Path.Combine(Knowledge, "golden", "drafts.jsonl"), one => one.Id, CancellationToken.None);

        var report = await new DraftEvaluation(assist).RunAsync(cases, At, CancellationToken.None);

        Assert.True(cases.Count >= 60, $"{cases.Count} conversations");
        Assert.True(report.Accuracy >= 95, $"fields {report.Accuracy:F1} %");
    }

    private static Task<IReadOnlyList<GoldenQuestion>> QuestionsAsync() => GoldenQuestion.ReadAsync(Path.Combine(Knowledge, "golden", "questions.jsonl"), CancellationToken.None);

    /// <summary>The shipped knowledge, read and learned once.</summary>
    public sealed class Shipped : IAsyncLifetime
    {
        internal PackAssist Assist { get; private set; } = null!;

        public async Task InitializeAsync() => Assist = await PackAssist.LoadAsync(Knowledge, new FixedOptions(), At, CancellationToken.None);

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
