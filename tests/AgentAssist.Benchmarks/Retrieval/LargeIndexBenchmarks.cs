using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using BenchmarkDotNet.Attributes;

namespace AgentAssist.Benchmarks.Retrieval;

/// <summary>200,000 questions: the whole index, and one change beside it.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class LargeIndexBenchmarks
{
    private const int Questions = 200_000;

    private IReadOnlyList<Article> articles = [];
    private KnowledgeIndex index = KnowledgeIndex.Empty;
    private KnowledgeChange[] change = [];

    /// <summary>Makes the questions.</summary>
    [GlobalSetup]
    public void Setup()
    {
        articles = SyntheticQuestions.Articles(Questions);
        index = KnowledgeIndex.Build(articles, 1, withVectors: true);
        change = [new(articles[7].Id, articles[7] with { Title = "新的标题怎么办理" })];
    }

    /// <summary>The whole index, vectors and slips included.</summary>
    [Benchmark]
    public long Index() => KnowledgeIndex.Build(articles, 1, withVectors: true).Version;

    /// <summary>One article changed, searched from then on.</summary>
    [Benchmark]
    public long IndexChange() => index.With(change, 2).Version;
}
