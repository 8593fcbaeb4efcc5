using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Decides tier, category and risk: from the labels of the articles found, and from the explicit rules, which only ever raise.</summary>
public sealed class TriageClassifier(TriageRules rules, VocabularyCatalog vocabulary)
{
    /// <summary>The category of what nothing is known about.</summary>
    public const string Unknown = "other/other";

    // A rule is a supervisor's own decision; what an article suggests is only a likelihood.
    private const double RuleConfidence = 0.95;

    internal ValueTask<Triage> ClassifyAsync(AssistRequest request, SearchResult found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reasons = new TriageReasons(request.Locale);
        if (SmallTalk.IsOnly(request.Text) && request.History.Count == 0)
            return new(new Triage(HandlingTier.Immediate, Unknown, RiskLevel.None, 1, [reasons.SmallTalk]));

        var (tier, category, confidence) = FromArticles(request, found, reasons);
        var risk = RiskLevel.None;
        foreach (var rule in rules.For(string.Join('\n', request.CustomersTurns())))
        {
            risk = rule.Risk > risk ? rule.Risk : risk;
            if (rule.Tier > tier)
                (tier, confidence) = (rule.Tier.Value, Math.Max(confidence, RuleConfidence));
            if (rule.Category is { } given && !SharesRoot(category, given))
                category = given;
            reasons.Add(rule.ReasonIn(request.Locale));
        }

        return new(new Triage(tier, category, risk, Math.Round(confidence, 4), reasons.Words));
    }

    private (HandlingTier Tier, string Category, double Confidence) FromArticles(AssistRequest request, SearchResult found, TriageReasons reasons)
    {
        if (found is not { Answerability: not Answerability.None, Articles: [var best, ..] })
        {
            reasons.NothingKnown();
            return (HandlingTier.Escalate, Unknown, Math.Round(1 - found.Confidence, 4) / 2);
        }

        var article = best.Article;
        var category = article.Category ?? Unknown;
        var tier = article.Tier ?? HandlingTier.Immediate;
        reasons.FromArticle(article.Title, vocabulary.Current.CategoryName(category, request.Locale), tier);

        // The weight of the articles that say the same speaks for it.
        var agreeing = found.Articles.Where(hit => hit.Article.Tier == article.Tier).Sum(hit => hit.Score);
        var all = found.Articles.Sum(hit => hit.Score);
        var agreement = all > 0 ? agreeing / all : 1;
        return (tier, category, found.Confidence * (0.5 + agreement / 2));
    }

    private static bool SharesRoot(string category, string other) => category.Split('/')[0] == other.Split('/')[0];
}
