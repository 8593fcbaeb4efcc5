using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>What to say where the knowledge gives no answer: the one question that separates the nearest articles, or that it must be looked into.</summary>
internal static class Clarification
{
    /// <summary>The words.</summary>
    public static string For(AssistRequest request, SearchResult found)
    {
        var wording = Wording.For(request.Locale);
        var near = found.Answerability == Answerability.Nearest
            ? found.Articles.Where(hit => hit.Article.Locale == request.Locale).Select(Topic).OfType<string>().Distinct().Take(2).ToList()
            : [];
        return near switch
        {
            [] => wording.NoAnswer,
            [var only] => wording.NearestOne(only),
            [var one, var other, ..] => wording.NearestTwo(one, other),
        };
    }

    /// <summary>An article's subject in words for a customer: its standard question, or, where that speaks to agents, the similar question that matched.</summary>
    private static string? Topic(ScoredArticle hit) =>
        hit.Article.TitleIsQuestion && !SpeaksToAgents(hit.Article) ? hit.Article.Title : hit.MatchedQuestion;

    private static bool SpeaksToAgents(Article article) =>
        article.Title.Contains("客户", StringComparison.Ordinal) || article.Title.Contains("customer", StringComparison.OrdinalIgnoreCase) || article.Kind is ArticleKind.Plan or ArticleKind.Notice or ArticleKind.Script;
}
