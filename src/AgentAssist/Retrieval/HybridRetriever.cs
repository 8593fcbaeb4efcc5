using AgentAssist.Knowledge;
using AgentAssist.Retrieval.Learning;
using Microsoft.Extensions.Options;

namespace AgentAssist.Retrieval;

/// <summary>Searches the knowledge in memory: keywords first, vectors beside them.</summary>
/// <remarks>A search works on the index that was current when it began, however often the knowledge is replaced meanwhile.</remarks>
/// <param name="vocabulary">The centre's words as they are now; regions come from here.</param>
/// <param name="options">How to search.</param>
public sealed class HybridRetriever(Func<Vocabulary> vocabulary, IOptionsMonitor<RetrievalOptions> options) : IRetriever
{
    private readonly Lock change = new();
    private KnowledgeIndex current = KnowledgeIndex.Empty;
    private Dictionary<string, KnowledgeChange> sinceSnapshot = [];
    private int loads;

    /// <summary>The change number of the knowledge that is searched now.</summary>
    public long Version => Volatile.Read(ref current).Version;

    /// <summary>How many articles are searched now.</summary>
    public int Count => Volatile.Read(ref current).Count;

    /// <summary>How many articles changed since the last full index; they are searched beside it.</summary>
    public int Beside => Volatile.Read(ref current).Beside;

    /// <summary>Whether the vocabulary's words are no longer those that the index was built with.</summary>
    public bool WordsChanged => !Volatile.Read(ref current).Words.Fits(vocabulary());

    /// <summary>Builds an index over published articles and, when it is complete, searches that from then on.</summary>
    public void Load(IReadOnlyList<Article> articles, long version)
    {
        var built = Build([.. articles.Select(InstructionFinder.Harmless)], version);
        lock (change)
        {
            loads++;
            Volatile.Write(ref current, built);
        }
    }

    /// <summary>Searches changed articles from now on; what was learned stays in use.</summary>
    public void Apply(IReadOnlyCollection<KnowledgeChange> changes, long version)
    {
        changes = [.. changes.Select(one => one.Article is { } article ? one with { Article = InstructionFinder.Harmless(article) } : one)];
        lock (change)
        {
            foreach (var one in changes)
                sinceSnapshot[one.Id] = one;
            Volatile.Write(ref current, current.With(changes, version));
        }
    }

    /// <summary>Indexes everything anew, learns from it, and takes both into use. Takes a while; searches go on, and changes that come meanwhile are kept.</summary>
    /// <param name="at">The moment whose articles the confidence is measured on.</param>
    /// <param name="degree">How many cores may be used.</param>
    /// <param name="cancellationToken">Ends it early; nothing has changed then.</param>
    public void Learn(DateTimeOffset at, int degree, CancellationToken cancellationToken)
    {
        KnowledgeIndex snapshot;
        int loaded;
        lock (change)
        {
            (snapshot, loaded) = (current, loads);
            sinceSnapshot = [];
        }

        var whole = snapshot.Gone.Count + snapshot.Beside == 0 && !WordsChanged
            ? snapshot
            : Build([.. snapshot.Current()], snapshot.Version);
        var learned = KnowledgeLearner.Learn(whole, options.CurrentValue, at, degree, cancellationToken);
        lock (change)
        {
            // Everything was loaded anew meanwhile: what was learned is about something else.
            if (loaded != loads)
                return;
            whole = whole.With(learned);
            Volatile.Write(ref current, sinceSnapshot.Count == 0 ? whole : whole.With(sinceSnapshot.Values, current.Version));
        }
    }

    private KnowledgeIndex Build(IReadOnlyList<Article> articles, long version) =>
        KnowledgeIndex.Build(articles, version, withVectors: options.CurrentValue.DenseWeight > 0, Wordbook.Of(articles, vocabulary()));

    /// <inheritdoc/>
    public ValueTask<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new KnowledgeSearch(Volatile.Read(ref current), options.CurrentValue).Run(query, vocabulary()));
    }

    /// <summary>The notices and prepared answers in force that concern a customer, those that end first in front: none that only might.</summary>
    /// <param name="region">Where the customer is, if known.</param>
    /// <param name="products">What the customer has.</param>
    /// <param name="at">When.</param>
    public IReadOnlyList<Article> Notices(string? region, IReadOnlyList<string> products, DateTimeOffset at)
    {
        var index = Volatile.Read(ref current);
        QueryScope scope = new(new SearchQuery("") { At = at, Region = region, Products = products }, vocabulary());
        return [.. index.Articles
            .Where((article, number) => article.Kind is ArticleKind.Notice or ArticleKind.Plan && !index.Gone.Contains(number)
                && (article.Regions.Count == 0 || scope.KnowsRegion) && (article.Products.Count == 0 || scope.KnowsProducts) && index.Filter.Admits(number, scope))
            .OrderBy(article => article.Valid.Until ?? DateTimeOffset.MaxValue).ThenBy(article => article.Id, StringComparer.Ordinal)];
    }
}
