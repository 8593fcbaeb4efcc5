using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Tickets.Fields;

namespace AgentAssist.Assist;

/// <summary>Decides tier, category and risk: from the labels of the articles found, from what the customer wants, and from the explicit rules.</summary>
public sealed class TriageClassifier(QuestionFinder finder, TriageRules rules, ConfirmedCases cases, VocabularyCatalog vocabulary)
{
    /// <summary>The category of what nothing is known about.</summary>
    public const string Unknown = "other/other";

    // A rule is a supervisor's own decision; what an article suggests is only a likelihood.
    private const double RuleConfidence = 0.95;

    // Below this an article that was found is the matter in one of ten cases only.
    private const double KnownFrom = 0.25;
    private const double HardlyKnown = 0.45;

    internal async ValueTask<Triage> ClassifyAsync(AssistRequest request, SearchResult found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reasons = new TriageReasons(request.Locale);
        if (SmallTalk.IsOnly(request.Text) && request.History.Count == 0)
            return new Triage(HandlingTier.Immediate, Unknown, RiskLevel.None, 1, [reasons.SmallTalk]);

        var subject = await finder.FindSubjectAsync(request, found, cancellationToken);
        var (tier, category, confidence) = FromArticles(request, subject, reasons);
        tier = Wanted(request, tier, reasons);
        var risk = RiskLevel.None;
        // What was hardly found, and neither complains nor wants anything, may as well be talk about something else.
        var unknown = category == Unknown || (subject.Confidence < HardlyKnown && DemandReader.Read(request.Text) is { Trouble: false, Wants: false });
        foreach (var rule in rules.For(string.Join('\n', request.CustomersTurns())))
        {
            if ((rule.WhenUnknown && !unknown) || !Vocabulary.IsUnder(category, rule.Within))
                continue;
            risk = rule.Risk > risk ? rule.Risk : risk;
            if (rule.Tier > tier || (rule.WhenUnknown && rule.Tier is not null))
                (tier, confidence) = (rule.Tier.Value, Math.Max(confidence, RuleConfidence));
            category = rule.Category ?? (category == Unknown ? rule.CategoryIfUnknown : null) ?? category;
            reasons.Add(rule.ReasonIn(request.Locale));
        }

        // A person has judged these very words before: that stands above rules and articles.
        if (cases.Nearest(request.Text) is { } confirmed)
        {
            (tier, category, risk, confidence) = (confirmed.Tier ?? tier, confirmed.Category ?? category, confirmed.Risk ?? risk, RuleConfidence);
            reasons.Confirmed();
        }

        return new Triage(tier, category, risk, Math.Round(confidence, 4), reasons.Words);
    }

    private (HandlingTier Tier, string Category, double Confidence) FromArticles(AssistRequest request, SearchResult found, TriageReasons reasons)
    {
        if (found is not { Confidence: >= KnownFrom, Articles: [var best, ..] })
        {
            reasons.NothingKnown();
            return (HandlingTier.Escalate, Unknown, Math.Round(1 - found.Confidence, 4) / 2);
        }

        var article = best.Article;
        var category = article.Category ?? Unknown;
        var tier = article.Tier ?? HandlingTier.Immediate;
        reasons.FromArticle(article.Title, vocabulary.Current.CategoryName(category, request.Locale), tier);
        // Of two matters in one turn the one that takes more decides how it is handled.
        foreach (var other in found.Articles.Take(found.Answers).Skip(1).Select(hit => hit.Article))
        {
            reasons.FromArticle(other.Title, vocabulary.Current.CategoryName(other.Category ?? Unknown, request.Locale), other.Tier ?? HandlingTier.Immediate);
            tier = other.Tier > tier ? other.Tier.Value : tier;
        }

        // The weight of the articles that say the same speaks for it.
        var agreeing = found.Articles.Where(hit => hit.Article.Tier == article.Tier).Sum(hit => hit.Score);
        var all = found.Articles.Sum(hit => hit.Score);
        var agreement = all > 0 ? agreeing / all : 1;
        return (tier, category, found.Confidence * (0.5 + agreement / 2));
    }

    /// <summary>Who only wants to know something needs nobody sent; who has tried what an agent would advise, or asks for somebody, does.</summary>
    private static HandlingTier Wanted(AssistRequest request, HandlingTier usual, TriageReasons reasons)
    {
        var demand = DemandReader.Read(request.Text);
        if (usual == HandlingTier.Dispatch && demand.OnlyAsks)
        {
            reasons.OnlyAsks();
            return HandlingTier.Immediate;
        }

        var told = request.History.Count == 0 ? demand : DemandReader.Read(string.Join('\n', request.CustomersTurns()));
        var tried = (told.Tried && told.Trouble) || TriedField.InVainOf(TalkTurn.Of(request.Talk()));
        if (usual == HandlingTier.Immediate && (tried || demand.Sends))
        {
            if (demand.Sends)
                reasons.Sends();
            else
                reasons.Tried();
            return HandlingTier.Dispatch;
        }

        if (usual == HandlingTier.Immediate && request.History.Any(turn => turn.Role == Speaker.Agent && DemandReader.IsTakenOn(turn.Text)))
        {
            reasons.TakenOn();
            return HandlingTier.Dispatch;
        }

        return usual;
    }
}
