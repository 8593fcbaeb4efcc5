using System.Text.RegularExpressions;
using AgentAssist.Assist;
using AgentAssist.Knowledge;

namespace AgentAssist.Models.Composing;

/// <summary>Chooses the first words of a reply: what a good agent would say before the answer, where the turn calls for it.</summary>
internal static partial class Opening
{
    /// <summary>The sentence, or nothing: a plain question is answered plainly, and a reply that begins kindly needs no second kindness.</summary>
    public static string? For(ReplyBrief brief, string firstSentence, bool always)
    {
        var openings = Wording.For(brief.Locale).Openings;
        if (Courtesy.Begins(firstSentence))
            return null;
        var demand = brief.Demand;
        var category = brief.Topics[0].Article.Category;
        var matter = Vocabulary.IsUnder(category, "complaint") || demand.Upset ? "upset"
            : demand.Again ? "again"
            : Vocabulary.IsUnder(category, "retention/cancel") && demand.Wants ? "leaving"
            : demand.Trouble && Charged().IsMatch(brief.Request.Text) ? "charge"
            : demand.Trouble ? "trouble"
            : always ? "plain" : null;
        return matter is null ? null : openings[matter];
    }

    [GeneratedRegex(@"扣|多收|乱收|收了我|账单|话费|费用|\b(charged?|bill(ed)?|fee)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Charged();
}
