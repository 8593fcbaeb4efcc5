using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Tickets.Fields;

namespace AgentAssist.Assist;

/// <summary>Decides tier, category and risk: from the labels of the articles found, from what the customer wants, and from the explicit rules.</summary>
public sealed class TriageClassifier(QuestionFinder finder, TriageRules rules, TriageJudge judge, ConfirmedCases cases, VocabularyCatalog vocabulary)
{
    /// <summary>The category of what nothing is known about.</summary>
    public const string Unknown = "other/other";

    // A rule is a supervisor's own decision; what an article suggests is only a likelihood.
    private const double RuleConfidence = 0.95;

    // Below this an article that was found is the matter in one of ten cases only.
    private const double KnownFrom = 0.12;
    private const double HardlyKnown = 0.45;
    private const double BarelyKnown = 0.3;

    // Where an article says that somebody usually has to act, the words must only not speak against it; where not, they must say so.
    private const double ActsFrom = 0.5;

    // "The internet is down, what now" asks, and yet somebody must come.
    private const double ActsInTroubleFrom = 0.2;
    private const double CareFrom = 0.6;
    private const double ElsewhereFrom = 0.6;
    private const double IdleFrom = 0.7;
    private const double IdleAfterThanksFrom = 0.4;
    private const double ActsSurelyFrom = 0.7;

    internal async ValueTask<Triage> ClassifyAsync(AssistRequest request, SearchResult found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reasons = new TriageReasons(request.Locale);
        if (request.Cleaned)
            reasons.Cleaned();
        if (SmallTalk.IsOnly(request.Text) && request.History.Count == 0)
            return new Triage(HandlingTier.Immediate, Unknown, RiskLevel.None, 1, [.. reasons.Words, reasons.SmallTalk]);

        var subject = await finder.FindSubjectAsync(request, found, cancellationToken);
        var told = string.Join('\n', request.CustomersTurns());
        var judged = judge.Judge(told);
        var (tier, category, confidence) = subject.Confidence < HardlyKnown && NotOurs(judged, request.History.Count == 0 ? judged : judge.Judge(request.Text), reasons) is { } handling
            ? (handling, Unknown, 1 - subject.Confidence)
            : await ChatsOnAsync(request, cancellationToken) ? Idle(reasons)
            : FromArticles(request, subject, reasons);
        TriageRule[] applying = [.. rules.For(told)];
        // What a rule escalates is not answered at once, however it is put.
        if (category != Unknown && !Array.Exists(applying, rule => rule.Row is { Tier: HandlingTier.Escalate, WhenUnknown: false }) && !(judged.High >= TriageJudge.HighFrom))
            tier = Wanted(request, judged, tier, reasons);
        var risk = RiskLevel.None;
        // What was hardly found, and neither complains nor wants anything, may as well be talk about something else.
        var unknown = category == Unknown || subject.Confidence < BarelyKnown || (subject.Confidence < HardlyKnown && DemandReader.Read(request.Text) is { Trouble: false, Wants: false });
        foreach (var rule in applying)
        {
            var then = rule.Row;
            // Who threatens or is in danger does not chat, whatever else is in his words.
            if ((then.WhenUnknown && (!unknown || risk == RiskLevel.High)) || !Vocabulary.IsUnder(category, then.Within))
                continue;
            risk = then.Risk > risk ? then.Risk : risk;
            if (then.Tier > tier || (then.WhenUnknown && then.Tier is not null))
                (tier, confidence) = (then.Tier.Value, Math.Max(confidence, RuleConfidence));
            category = then.Category ?? (category == Unknown ? then.CategoryIfUnknown : null) ?? category;
            reasons.Add(rule.ReasonIn(request.Locale));
        }

        if (judged.High >= TriageJudge.HighFrom && risk < RiskLevel.High)
        {
            (risk, tier) = (RiskLevel.High, HandlingTier.Escalate);
            reasons.LikeHigh();
        }
        else if (judged.Care >= CareFrom && risk == RiskLevel.None)
        {
            risk = RiskLevel.Attention;
            reasons.LikeCare();
        }

        // A person has judged these very words before: that stands above rules and articles.
        if (cases.Nearest(request.Text) is { } confirmed)
        {
            (tier, category, risk, confidence) = (confirmed.Tier ?? tier, confirmed.Category ?? category, confirmed.Risk ?? risk, RuleConfidence);
            reasons.Confirmed();
        }

        return new Triage(tier, category, risk, Math.Round(confidence, 4), reasons.Words);
    }

    /// <summary>Whether the customer's matter is settled, and what he says besides his thanks is idle talk.</summary>
    private async ValueTask<bool> ChatsOnAsync(AssistRequest request, CancellationToken cancellationToken)
    {
        if (request.History.Count == 0 || SmallTalk.AfterThanks(request.Text) is not { Length: > 0 } rest || !(judge.Judge(rest).Idle >= IdleAfterThanksFrom))
            return false;
        if (DemandReader.Read(rest) is { Trouble: true } or { Wants: true } or { Upset: true })
            return false;
        return (await finder.FindAsync(request with { Text = rest, History = [] }, cancellationToken)).Confidence < BarelyKnown;
    }

    private static (HandlingTier Tier, string Category, double Confidence) Idle(TriageReasons reasons)
    {
        reasons.Idle();
        return (HandlingTier.Immediate, Unknown, IdleFrom);
    }

    /// <summary>How a turn is handled that is no customer's matter.</summary>
    private static HandlingTier? NotOurs(Judgement judged, Judgement lastTurn, TriageReasons reasons)
    {
        if ((judged.Idle >= IdleFrom || lastTurn.Idle >= IdleFrom) && !(judged.Elsewhere > judged.Idle))
        {
            reasons.Idle();
            return HandlingTier.Immediate;
        }

        if (!(judged.Elsewhere >= ElsewhereFrom))
            return null;
        reasons.Elsewhere();
        return HandlingTier.Escalate;
    }

    private (HandlingTier Tier, string Category, double Confidence) FromArticles(AssistRequest request, SearchResult found, TriageReasons reasons)
    {
        if (found.Confidence < KnownFrom || found.Articles is not [var best, ..])
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
    private static HandlingTier Wanted(AssistRequest request, Judgement judged, HandlingTier usual, TriageReasons reasons)
    {
        var demand = DemandReader.Read(request.Text);
        if (usual != HandlingTier.Immediate)
        {
            var asks = judged.Acts is { } acts ? acts < (demand.Trouble ? ActsInTroubleFrom : ActsFrom) : demand.OnlyAsks;
            if (!asks || (usual == HandlingTier.Escalate && demand.Upset))
                return usual;
            reasons.OnlyAsks();
            return HandlingTier.Immediate;
        }

        var tried = demand is { Tried: true, Trouble: true } || TriedField.InVainOf(TalkTurn.Of(request.Talk()));
        if (request.History.Any(turn => turn.Role == Speaker.Agent && DemandReader.IsTakenOn(turn.Text)))
            reasons.TakenOn();
        else if (!(judged.Acts is { } likely ? likely >= (demand.Sends ? ActsFrom : ActsSurelyFrom) : tried || demand.Sends))
            return usual;
        else if (demand.Sends)
            reasons.Sends();
        else if (tried)
            reasons.Tried();
        else
            reasons.Acts();
        return HandlingTier.Dispatch;
    }
}
