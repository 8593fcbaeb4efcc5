using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tickets;

/// <summary>Fills a ticket from the talk, so that the agent need not type it again.</summary>
public sealed class TicketDrafter(TicketFields fields, VocabularyCatalog vocabulary)
{
    private const int MaxTitle = 40;
    private const string FallbackDepartment = "back-office";

    // Where the vocabulary sets no target, the centre's base promise holds: an answer in two hours, a solution in two days.
    private static readonly TimeSpan DefaultResponse = TimeSpan.FromHours(2);
    private static readonly TimeSpan DefaultResolution = TimeSpan.FromHours(48);

    internal TicketDraft Draft(AssistRequest request, SearchResult found, Triage triage)
    {
        var talk = TalkTurn.Of(request.Talk());
        var known = FieldReader.Read(request.Talk());
        foreach (var field in (string[])["phone", "address"])
        {
            // What the customer says now goes before what the record says.
            if (!known.ContainsKey(field) && request.Customer.Facts.TryGetValue(field, out var recorded))
                known[field] = recorded;
        }

        var target = vocabulary.Current.SlaFor(triage.Tier, triage.Category);
        return new TicketDraft(
            Title(talk, triage, request.Locale),
            TicketDescription.Of(talk, known, request.Locale),
            triage.Category,
            triage.Tier,
            Priority(triage, known),
            Department(found, triage),
            known,
            fields.Missing(triage.Category, known, request.Locale),
            request.At + (target is null ? DefaultResponse : TimeSpan.FromMinutes(target.ResponseMinutes)),
            request.At + (target is null ? DefaultResolution : TimeSpan.FromMinutes(target.ResolutionMinutes)));
    }

    /// <summary>The category's last word and what the customer says is wrong or wanted: what a dispatcher scans a list for.</summary>
    private string Title(IReadOnlyList<TalkTurn> talk, Triage triage, string locale)
    {
        var headline = TicketDescription.Headline(talk, locale);
        var name = vocabulary.Current.CategoryName(triage.Category, locale).Split('/')[^1].Trim();
        var (between, most) = locale == Locales.English ? (": ", 2 * MaxTitle) : ("：", MaxTitle);
        var title = triage.Category == TriageClassifier.Unknown ? headline : name + between + headline;
        return title.Length <= most ? title : title[..(most - 1)] + "…";
    }

    /// <summary>Urgency by risk and repetition, impact by tier.</summary>
    private static TicketPriority Priority(Triage triage, Dictionary<string, string> known) => (triage.Risk, triage.Tier) switch
    {
        (RiskLevel.High, _) => TicketPriority.Urgent,
        (RiskLevel.Attention, HandlingTier.Escalate or HandlingTier.Dispatch) => TicketPriority.High,
        (_, HandlingTier.Dispatch) when known.ContainsKey("timesReported") => TicketPriority.High,
        (_, HandlingTier.Immediate) => TicketPriority.Low,
        _ => TicketPriority.Normal,
    };

    private string Department(SearchResult found, Triage triage)
    {
        var best = found.Articles is [var first, ..] && first.Article.Category == triage.Category ? first.Article.Department : null;
        return best ?? vocabulary.Current.DepartmentFor(triage.Category)?.Id ?? FallbackDepartment;
    }
}
