using AgentAssist.Knowledge;
using AgentAssist.Models;
using AgentAssist.Retrieval;
using BenchmarkDotNet.Attributes;

namespace AgentAssist.Benchmarks.Retrieval;

/// <summary>Searching 20,000 questions, and indexing them.</summary>
[MemoryDiagnoser]
public class RetrievalBenchmarks
{
    private const int Questions = 20_000;

    private readonly RetrievalOptions options = new();
    private IReadOnlyList<Article> articles = [];
    private string[] queries = [];
    private KnowledgeIndex index = KnowledgeIndex.Empty;
    private VectorIndex vectors = new VectorIndex.Builder(HashingEmbeddingGenerator.Dimensions, 0).Build();
    private readonly float[] queryVector = new float[HashingEmbeddingGenerator.Dimensions];
    private int next;

    /// <summary>Makes the questions.</summary>
    [GlobalSetup]
    public void Setup()
    {
        articles = SyntheticQuestions.Articles(Questions);
        queries = SyntheticQuestions.Queries(articles, 1000);
        index = KnowledgeIndex.Build(articles, 1, withVectors: true);
        vectors = index.Parts[0].Vectors!;
        index.Parts[0].Embedder.Embed(queries[0], queryVector);
        vectors.Search(queryVector, 10, []);
    }

    /// <summary>One question, as the server answers it.</summary>
    [Benchmark]
    public double Search()
    {
        next = (next + 1) % queries.Length;
        return new KnowledgeSearch(index, options).Run(new(queries[next]) { At = DateTimeOffset.UnixEpoch }, Vocabulary.Empty).Confidence;
    }

    /// <summary>The 8-bit scan over every vector, exact re-scoring included.</summary>
    [Benchmark]
    public int VectorScan() => vectors.Search(queryVector, 10, []).Count;

    /// <summary>The whole index, vectors included.</summary>
    [Benchmark]
    public long Build() => KnowledgeIndex.Build(articles, 1, withVectors: true).Version;
}
