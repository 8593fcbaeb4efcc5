using AgentAssist.Knowledge;
using Microsoft.Extensions.Options;

namespace AgentAssist.Retrieval;

/// <summary>Searches the knowledge in memory: keywords first, vectors beside them.</summary>
/// <remarks>A search works on the index that was current when it began, however often the knowledge is replaced meanwhile.</remarks>
/// <param name="vocabulary">The centre's words as they are now; regions come from here.</param>
/// <param name="options">How to search.</param>
public sealed class HybridRetriever(Func<Vocabulary> vocabulary, IOptionsMonitor<RetrievalOptions> options) : IRetriever
{
    private KnowledgeIndex current = KnowledgeIndex.Empty;

    /// <summary>The change number of the knowledge that is searched now.</summary>
    public long Version => Volatile.Read(ref current).Version;

    /// <summary>How many articles are searched now.</summary>
    public int Count => Volatile.Read(ref current).Articles.Count;

    /// <summary>Builds an index over published articles and, when it is complete, searches that from then on.</summary>
    public void Load(IReadOnlyList<Article> articles, long version) =>
        Volatile.Write(ref current, KnowledgeIndex.Build(articles, version, withVectors: options.CurrentValue.DenseWeight > 0));

    /// <inheritdoc/>
    public ValueTask<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new KnowledgeSearch(Volatile.Read(ref current), options.CurrentValue).Run(query, vocabulary()));
    }
}
