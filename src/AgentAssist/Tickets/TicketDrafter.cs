using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tickets;

/// <summary>Fills a ticket from the talk, so that the agent need not type it again.</summary>
public sealed class TicketDrafter(TicketFields fields, VocabularyCatalog vocabulary)
{
    private const int MaxTitle = 40;
    private const string FallbackDepartment = "back-office";

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

        var due = DueTimes.From(request.At, triage.Tier, triage.Category, vocabulary.Current);
        return new TicketDraft(
            Title(talk, triage, request.Locale),
            TicketDescription.Of(talk, known, request.Locale),
            triage.Category,
            triage.Tier,
            Priority(triage.Risk, triage.Tier, known),
            Department(found, triage),
            known,
            fields.Missing(triage.Category, known, request.Locale),
            due.Response,
            due.Resolution);
    }

    /// <summary>The draft after a person set its triage right: what follows from tier, category and risk is decided anew.</summary>
    public TicketDraft With(TicketDraft draft, HandlingTier tier, string category, RiskLevel risk, string locale, DateTimeOffset at)
    {
        var due = DueTimes.From(at, tier, category, vocabulary.Current);
        var named = Name(draft.Category, locale) + Between(locale);
        return draft with
        {
            Title = category != draft.Category && draft.Title.StartsWith(named, StringComparison.Ordinal) ? Name(category, locale) + Between(locale) + draft.Title[named.Length..] : draft.Title,
            Category = category,
            Tier = tier,
            Priority = Priority(risk, tier, draft.Fields),
            Department = category == draft.Category ? draft.Department : DepartmentFor(category),
            Missing = fields.Missing(category, draft.Fields, locale),
            ResponseDue = due.Response,
            ResolutionDue = due.Resolution,
        };
    }

    /// <summary>The category's last word and what the customer says is wrong or wanted: what a dispatcher scans a list for.</summary>
    private string Title(IReadOnlyList<TalkTurn> talk, Triage triage, string locale)
    {
        var headline = TicketDescription.Headline(talk, locale);
        var most = locale == Locales.English ? 2 * MaxTitle : MaxTitle;
        var title = triage.Category == TriageClassifier.Unknown ? headline : Name(triage.Category, locale) + Between(locale) + headline;
        return title.Length <= most ? title : title[..(most - 1)] + "…";
    }

    private string Name(string category, string locale) => vocabulary.Current.CategoryName(category, locale).Split('/')[^1].Trim();

    private static string Between(string locale) => locale == Locales.English ? ": " : "：";

    /// <summary>Urgency by risk and repetition, impact by tier.</summary>
    private static TicketPriority Priority(RiskLevel risk, HandlingTier tier, IReadOnlyDictionary<string, string> known) => (risk, tier) switch
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
        return best ?? DepartmentFor(triage.Category);
    }

    private string DepartmentFor(string category) => vocabulary.Current.DepartmentFor(category)?.Id ?? FallbackDepartment;
}
