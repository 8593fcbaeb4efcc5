using System.Text.RegularExpressions;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tickets;

/// <summary>Fills a ticket from the talk, so that the agent need not type it again.</summary>
public sealed partial class TicketDrafter(TicketFields fields, VocabularyCatalog vocabulary)
{
    private const int MaxTitle = 40;
    private const int MinClause = 4;
    private const string FallbackDepartment = "back-office";

    // Where the vocabulary sets no target, the centre's base promise holds: an answer in two hours, a solution in two days.
    private static readonly TimeSpan DefaultResponse = TimeSpan.FromHours(2);
    private static readonly TimeSpan DefaultResolution = TimeSpan.FromHours(48);

    internal TicketDraft Draft(AssistRequest request, SearchResult found, Triage triage)
    {
        var said = request.CustomersTurns().ToList();
        var known = FieldReader.Read(request.Talk());
        foreach (var field in (string[])["phone", "address"])
        {
            // What the customer says now goes before what the record says.
            if (!known.ContainsKey(field) && request.Customer.Facts.TryGetValue(field, out var recorded))
                known[field] = recorded;
        }

        var target = vocabulary.Current.SlaFor(triage.Tier, triage.Category);
        return new TicketDraft(
            Title(said, triage, request.Locale),
            Description(said, request.Locale),
            triage.Category,
            triage.Tier,
            Priority(triage, known),
            Department(found, triage),
            known,
            fields.Missing(triage.Category, known, request.Locale),
            request.At + (target is null ? DefaultResponse : TimeSpan.FromMinutes(target.ResponseMinutes)),
            request.At + (target is null ? DefaultResolution : TimeSpan.FromMinutes(target.ResolutionMinutes)));
    }

    /// <summary>The category's last word and the customer's first statement: what a dispatcher scans a list for.</summary>
    private string Title(List<string> said, Triage triage, string locale)
    {
        var statement = said.Select(Statement).FirstOrDefault(text => text.Length > 0) ?? said[^1].Trim();
        var name = vocabulary.Current.CategoryName(triage.Category, locale).Split('/')[^1].Trim();
        var title = triage.Category == TriageClassifier.Unknown ? statement : $"{name}{(locale == Locales.English ? ": " : "：")}{statement}";
        return title.Length <= MaxTitle * (locale == Locales.English ? 2 : 1) ? title : title[..(MaxTitle * (locale == Locales.English ? 2 : 1) - 1)] + "…";
    }

    private static string Statement(string text) =>
        SmallTalk.IsOnly(text) ? "" : InThirdPerson(FirstClause(Opening().Replace(SentenceBuilder.Split(text) is [var first, ..] ? first : "", "")));

    private static string FirstClause(string sentence) =>
        sentence.Split(['，', '。', '！', '？', '；', '!', '?', ';'], StringSplitOptions.TrimEntries).FirstOrDefault(clause => clause.Length >= MinClause) ?? sentence.Trim();

    private static string Description(List<string> said, string locale)
    {
        var told = said.Where(text => !SmallTalk.IsOnly(text)).DefaultIfEmpty(said[^1]).Select(text => text.Trim());
        return locale == Locales.English
            ? "The customer says: " + string.Join(' ', told.Select(text => $"“{text}”"))
            : "客户反映：" + string.Join("；", told.Select(InThirdPerson));
    }

    private static string InThirdPerson(string text) =>
        Ours().Replace(text, "客户").Replace("你们", "我方", StringComparison.Ordinal).Replace("咱们", "我方", StringComparison.Ordinal).TrimEnd('。', '；');

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

    [GeneratedRegex(@"^((您好|你好|喂|请问|麻烦问?一?下|那个|就是|我想问一?下|我想咨询一?下|hello|hi|hey|please|excuse me)[,，。.!！ 、]*)+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    [GeneratedRegex("我们|我", RegexOptions.NonBacktracking)]
    private static partial Regex Ours();
}
