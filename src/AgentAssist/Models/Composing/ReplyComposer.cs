using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AgentAssist.Assist;
using AgentAssist.Knowledge;

namespace AgentAssist.Models.Composing;

/// <summary>Puts a reply together as a good agent would say it: a kind word where it is due, the answer, the promise, the next step.</summary>
/// <remarks>Every statement is a sentence of the evidence or is made of one by general means; nothing is claimed that it does not say.</remarks>
internal static partial class ReplyComposer
{
    // What answers a topic is the same in every style of one reply.
    private static readonly ConditionalWeakTable<ReplyTopic, Answer> Picked = [];

    /// <summary>The sentences of the reply with the numbers of the evidence that each rests on; none for courtesies and questions.</summary>
    public static IReadOnlyList<Sentence> Compose(ReplyBrief brief)
    {
        var said = brief.Topics.SelectMany(topic => Body(brief, topic)).ToList();
        if (said.Count == 0)
            return [];
        if (brief.Style == ReplyStyle.Shorter)
            return said;

        var softer = brief.Style == ReplyStyle.Softer;
        if (Opening.For(brief, said[0].Text, always: softer) is { } opening)
            said.Insert(0, new(opening, []));
        if (Promise(brief, said) is { } promise)
            said.Add(promise);
        if (NextStep(brief, said[^1].Text, softer) is { } next)
            said.Add(new(next, []));
        return said;
    }

    /// <summary>What one article says to the question, as long as there is time to say it.</summary>
    private static IEnumerable<Sentence> Body(ReplyBrief brief, ReplyTopic topic)
    {
        var picked = Picked.GetValue(topic, _ => Pick(brief, topic));
        var budget = Budget(brief) / brief.Topics.Count;
        List<Statement> statements = [.. picked.Ahead, .. picked.Wording];
        // Who has a trouble and one breath to hear an answer wants to know what to do.
        var best = brief.Style == ReplyStyle.Shorter && brief.Demand.Trouble ? picked.Wording.FirstOrDefault(one => Steps().IsMatch(one.Text)) ?? picked.Best : picked.Best;
        var kept = Fit(statements, best, budget, brief);
        return kept.Select(statement => WithTarget(new(statement.Text, statement.Evidence), brief));
    }

    private static Answer Pick(ReplyBrief brief, ReplyTopic topic)
    {
        var own = brief.Evidence.Where(item => item.ArticleId == topic.Article.Id).ToList();
        return AnswerPicker.Pick(topic.Question, [
            .. own.Where(item => item.Kind == EvidenceKind.Reply).SelectMany(item => Wordings(item, brief)),
            .. own.Where(item => item.Kind == EvidenceKind.Passage).OrderBy(item => item.N).SelectMany(Sayable.Of),
        ], brief.Request.At.Year);
    }

    /// <summary>Characters that can be said: half a minute by text, less by telephone, one breath for the short form. English takes more of them.</summary>
    private static int Budget(ReplyBrief brief)
    {
        var characters = (brief.Style, brief.Request.Channel) switch
        {
            (ReplyStyle.Shorter, _) => 70,
            (_, Channel.Voice) => 140,
            _ => 280,
        };
        return brief.Locale == Locales.English ? characters * 5 / 2 : characters;
    }

    /// <summary>The best sentence always, then as many of the others as there is room for, in the order in which they are to be said.</summary>
    private static IEnumerable<Statement> Fit(IReadOnlyList<Statement> statements, Statement? best, int budget, ReplyBrief brief)
    {
        var kept = new HashSet<Statement>();
        foreach (var statement in statements.OrderBy(one => one == best ? 0 : one.Evidence.Count > 1 || IsPromise(one, brief) ? 1 : 2))
        {
            if (kept.Count > 0 && statement.Text.Length > budget)
                continue;
            kept.Add(statement);
            budget -= statement.Text.Length;
        }

        return statements.Where(kept.Contains);
    }

    private static bool IsPromise(Statement statement, ReplyBrief brief) =>
        brief.Style != ReplyStyle.Shorter && Target(brief) is { } target && Holds(FactKeys(target.Text), FactKeys(statement.Text));

    /// <summary>An article's own reply, its slots filled from the customer's record, and with a neutral word where the record is silent.</summary>
    private static IEnumerable<Statement> Wordings(Evidence reply, ReplyBrief brief)
    {
        var wording = Wording.For(brief.Locale);
        var record = brief.Evidence.FirstOrDefault(item => item.Kind == EvidenceKind.Customer);
        return SentenceBuilder.Split(reply.Text).Select(sentence =>
        {
            var filled = false;
            var text = Slot().Replace(sentence, slot =>
            {
                var name = slot.Groups[1].Value;
                filled |= record is not null && brief.Request.Customer.Facts.ContainsKey(name);
                return brief.Request.Customer.Facts.GetValueOrDefault(name) ?? wording.Slots.GetValueOrDefault(name, "");
            }).TrimStart(',', '，', ' ', '、');
            return new Statement(text, filled ? [reply.N, record!.N] : [reply.N], "", IsWording: true);
        });
    }

    /// <summary>A promise also names the service target that it rests on: one that holds every fact of the sentence.</summary>
    private static Sentence WithTarget(Sentence said, ReplyBrief brief) =>
        Target(brief) is { } target && Holds(FactKeys(target.Text), FactKeys(said.Text)) ? said with { Evidence = [.. said.Evidence, target.N] } : said;

    /// <summary>Who will call and when, where somebody has to act and the reply has not said so yet.</summary>
    private static Sentence? Promise(ReplyBrief brief, IReadOnlyList<Sentence> said)
    {
        if (Target(brief) is not { } target || brief.Demand.OnlyAsks)
            return null;
        var facts = FactKeys(target.Text);
        if (said.Any(sentence => FactKeys(sentence.Text).Overlaps(facts)))
            return null;
        return new(Wording.For(brief.Locale).Promise(ToCustomer(target.Text, brief.Locale)), [target.N]);
    }

    private static string ToCustomer(string target, string locale) => locale == Locales.English
        ? target.Replace("the customer", "you", StringComparison.OrdinalIgnoreCase)
        : target.Replace("客户", "您", StringComparison.Ordinal);

    private static string? NextStep(ReplyBrief brief, string lastSentence, bool softer)
    {
        var wording = Wording.For(brief.Locale);
        if (brief.Ask is { } ask && !brief.Demand.OnlyAsks)
            return ask;
        if (lastSentence.TrimEnd()[^1] is '？' or '?')
            return null;
        if (softer)
            return wording.Closings["softer"];
        if (Offers().IsMatch(lastSentence) || brief.Topics[0].Article.Tier is HandlingTier.Dispatch or HandlingTier.Escalate)
            return null;
        return wording.Closings[brief.Demand.Trouble ? "try" : brief.Topics[0].Article.Kind == ArticleKind.Procedure ? "arrange" : "plain"];
    }

    private static Evidence? Target(ReplyBrief brief) => brief.Evidence.FirstOrDefault(item => item.Kind == EvidenceKind.Sla);

    private static HashSet<string> FactKeys(string text) => [.. FactReader.Read(text).Select(fact => fact.Key)];

    private static bool Holds(HashSet<string> target, HashSet<string> promised) => promised.Count > 0 && promised.IsSubsetOf(target);

    [GeneratedRegex(@"请您?先|麻烦|您先|您把|您打开|您按|断电|拔下|看一下|\b(?:please|switch|check|try|press|hold|unplug|turn|open|push|choose|restart)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Steps();

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Slot();

    [GeneratedRegex(@"我(现在|马上|这就|来|可以|再)?(帮|给|为|把|替|安排|提交|转)|再找我|找我|告诉我|I'll|I will|let me|tell me|call (me|us) (again|back)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Offers();
}

/// <summary>A sentence of a reply and the numbers of the evidence it rests on.</summary>
internal sealed record Sentence(string Text, IReadOnlyList<int> Evidence);
