using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>For whom and when an answer must be right, in the form that the filter asks.</summary>
internal sealed class QueryScope
{
    private readonly HashSet<string>? regions;
    private readonly IReadOnlyList<string> products;
    private readonly DateTimeOffset at;
    private readonly ArticleAudience audience;

    /// <summary>Looks the region up in the vocabulary once.</summary>
    public QueryScope(SearchQuery query, Vocabulary vocabulary)
    {
        at = query.At;
        audience = query.Audience;
        products = [.. query.Products.Select(vocabulary.ProductId).OfType<string>()];
        // What is known of the customer goes before what the question happens to name.
        var known = query.Region is { Length: > 0 } region ? vocabulary.RegionId(region) : vocabulary.RegionNamedIn(query.Text);
        regions = known is { } id ? [.. vocabulary.RegionPath(id)] : null;
    }

    /// <summary>Whether the customer's region is known.</summary>
    public bool KnowsRegion => regions is not null;

    /// <summary>Whether any of the customer's products is known.</summary>
    public bool KnowsProducts => products.Count > 0;

    /// <summary>Whether an article is true at the moment asked for.</summary>
    public bool InForce(Article article) => article.Valid.Covers(at);

    /// <summary>Whether an article is for the customer's region, or may be for all we know.</summary>
    public bool InRegion(Article article)
    {
        if (article.Regions.Count == 0 || regions is null)
            return true;
        foreach (var region in article.Regions)
        {
            if (regions.Contains(region))
                return true;
        }

        return false;
    }

    /// <summary>Whether an article is for one of the customer's products, or may be for all we know.</summary>
    public bool ForProducts(Article article)
    {
        if (article.Products.Count == 0 || !KnowsProducts)
            return true;
        foreach (var product in article.Products)
        {
            if (products.Contains(product))
                return true;
        }

        return false;
    }

    /// <summary>Whether the reader may see an article: supervisors see all, agents what agents and customers may see, customers their own.</summary>
    public bool Readable(Article article) => article.Audience switch
    {
        ArticleAudience.Customer => true,
        ArticleAudience.Agent => audience != ArticleAudience.Customer,
        _ => audience == ArticleAudience.Supervisor,
    };
}
