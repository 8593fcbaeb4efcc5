using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>Which articles may answer whom and when. Immutable.</summary>
internal sealed class ArticleFilter
{
    private readonly IReadOnlyList<Article> articles;
    private readonly int[]?[] replacements;

    /// <summary>Turns "replaces" around into "is replaced by".</summary>
    /// <param name="articles">All articles.</param>
    /// <param name="numbers">The numbers of those that count, by id.</param>
    public ArticleFilter(IReadOnlyList<Article> articles, IReadOnlyDictionary<string, int> numbers)
    {
        this.articles = articles;
        replacements = new int[]?[articles.Count];
        foreach (var i in numbers.Values)
        {
            foreach (var id in articles[i].Supersedes)
            {
                if (numbers.TryGetValue(id, out var old) && old != i)
                    replacements[old] = [.. replacements[old] ?? [], i];
            }
        }
    }

    /// <summary>Whether an article may be shown.</summary>
    public bool Admits(int number, QueryScope scope)
    {
        var article = articles[number];
        return scope.InForce(article) && scope.Readable(article) && scope.InRegion(article) && scope.ForProducts(article)
            && !IsReplaced(number, scope);
    }

    /// <summary>
    /// Replaced means by an article in force for this customer. A regional rule does not replace the general one for a customer elsewhere, or from
    /// nobody knows where. Who may read the new one plays no part: what is replaced is wrong for everybody.
    /// </summary>
    private bool IsReplaced(int number, QueryScope scope)
    {
        foreach (var other in replacements[number] ?? [])
        {
            var newer = articles[other];
            if (scope.InForce(newer) && (newer.Regions.Count == 0 || scope.KnowsRegion) && scope.InRegion(newer) && scope.ForProducts(newer))
                return true;
        }

        return false;
    }
}
