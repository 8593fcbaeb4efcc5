using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>Finds the articles that answer a question.</summary>
/// <remarks>Thread-safe. A search sees one complete index: never half of a change.</remarks>
public interface IRetriever
{
    /// <summary>The articles that fit, best first, with the passages that can be cited and how sure the match is.</summary>
    ValueTask<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken);
}

/// <summary>A question, and for whom and when the answer must be right.</summary>
/// <param name="Text">The question in the customer's words.</param>
public sealed record SearchQuery(string Text)
{
    /// <summary>The language whose articles are preferred; <see langword="null"/> for the text's own.</summary>
    public string? Locale { get; init; }

    /// <summary>The moment that the answer must be right for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The customer's region, or <see langword="null"/> where it is not known: then only articles for everywhere, and regional ones marked as such, match.</summary>
    public string? Region { get; init; }

    /// <summary>The customer's products; empty means unknown, and nothing is filtered by product.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>The narrowest circle that the reader belongs to.</summary>
    public ArticleAudience Audience { get; init; } = ArticleAudience.Agent;

    /// <summary>How many articles at most.</summary>
    public int Limit { get; init; } = 10;
}

/// <summary>What a search found.</summary>
/// <param name="Articles">Best first.</param>
/// <param name="Answerability">Whether the best one answers the question.</param>
/// <param name="Confidence">0 to 1: how likely the best article is right.</param>
/// <param name="IndexVersion">The knowledge's change number that was searched.</param>
public sealed record SearchResult(IReadOnlyList<ScoredArticle> Articles, Answerability Answerability, double Confidence, long IndexVersion)
{
    /// <summary>What each of the first articles answers, in words that stand alone; empty where the text that was searched is that already.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>How many of the first articles each answer a question of their own: 2 where the customer asked two things in one.</summary>
    public int Answers => Math.Max(1, Questions.Count);
}

/// <summary>An article with its score.</summary>
/// <param name="Article">The article.</param>
/// <param name="Score">0 to 1, comparable within one search.</param>
/// <param name="MatchedQuestion">The standard or similar question that matched best, if a question matched at all.</param>
/// <param name="Passages">Its passages, the best first.</param>
public sealed record ScoredArticle(Article Article, double Score, string? MatchedQuestion, IReadOnlyList<ScoredPassage> Passages);

/// <summary>A passage with its score.</summary>
public sealed record ScoredPassage(Passage Passage, double Score);

/// <summary>Whether the knowledge answers a question.</summary>
public enum Answerability
{
    /// <summary>Nothing here answers this.</summary>
    None,

    /// <summary>Something near was found; a person must judge.</summary>
    Nearest,

    /// <summary>The best article answers it.</summary>
    Answered,
}

/// <summary>A part of an article that can be shown and cited.</summary>
/// <param name="Id">Stable within the article's revision: <c>{article}#{ordinal}</c>.</param>
/// <param name="ArticleId">The article it belongs to.</param>
/// <param name="Heading">The headings above it, joined by « › », or <see langword="null"/>.</param>
/// <param name="Text">Plain text, as it is shown.</param>
public sealed record Passage(string Id, string ArticleId, string? Heading, string Text);
