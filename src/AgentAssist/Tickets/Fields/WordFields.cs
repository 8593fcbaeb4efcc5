using System.Text.RegularExpressions;
using AgentAssist.Assist;

namespace AgentAssist.Tickets.Fields;

/// <summary>Reads out of a talk what is told in words: since when, how often reported, which amount.</summary>
internal static partial class WordFields
{
    private static readonly (string Word, int Count)[] Counts =
        [("一", 1), ("1", 1), ("once", 1), ("两", 2), ("二", 2), ("2", 2), ("twice", 2), ("second", 2), ("三", 3), ("3", 3), ("three", 3), ("third", 3), ("四", 4), ("4", 4), ("four", 4), ("fourth", 4), ("五", 5), ("5", 5), ("five", 5), ("fifth", 5)];

    /// <summary>The first moment told in answer to "since when", or beside a word that says so; of two in one turn the corrected one.</summary>
    public static string? Since(IReadOnlyList<TalkTurn> talk) => talk
        .Select(turn => (Turn: turn, Moments: Moment().Matches(turn.Said).Where(match => !IsAhead(turn.Said, match)).ToList(), Score: AsksSince().IsMatch(turn.Before) ? 3 : Began().IsMatch(turn.Said) ? 2 : DemandReader.Read(turn.Said).Trouble ? 1 : 0))
        .Where(one => one.Moments.Count > 0 && one.Score > 0)
        .OrderByDescending(one => one.Score)
        .Select(one => (Corrected().IsMatch(one.Turn.Said) ? one.Moments[^1] : one.Moments[0]).Groups["v"].Value.Trim())
        .FirstOrDefault();

    /// <summary>A visit to come, a promise, an age: no beginning.</summary>
    private static bool IsAhead(string text, Match moment)
    {
        var rest = text[(moment.Index + moment.Length)..].Split('。', '，', '.', ',', '！', ' ')[0];
        return Ahead().IsMatch(rest[..Math.Min(12, rest.Length)]) || Until().IsMatch(text[..moment.Index]);
    }

    /// <summary>How often it had been reported before.</summary>
    public static string? TimesReported(IReadOnlyList<TalkTurn> talk)
    {
        int? times = null;
        foreach (var turn in talk)
        {
            if (Times().Matches(turn.Said) is { Count: > 0 } told)
                times = Math.Max(times ?? 0, told.Sum(match => Count(match.Groups["n"].Value)));
            else if (Ordinal().Match(turn.Said) is { Success: true } ordinal)
                times = Math.Max(times ?? 0, Count(ordinal.Groups["n"].Value) - 1);
            else if (AsksReported().IsMatch(turn.Before) && AnswersTimes().Match(turn.Said) is { Success: true } answer)
                times = Math.Max(times ?? 0, Count(answer.Groups["n"].Value));
            else if (times is null && ReportedBefore().IsMatch(turn.Said))
                times = 1;
        }

        return times is > 0 ? $"{times}" : null;
    }

    private static int Count(string word) => Array.Find(Counts, count => count.Word.Equals(word, StringComparison.OrdinalIgnoreCase)).Count;

    /// <summary>The amount that is complained of: not the price of the plan, not a deposit.</summary>
    public static string? Amount(IReadOnlyList<TalkTurn> talk)
    {
        (int Score, string? Words) best = (0, null);
        foreach (var (text, before, own, agreed) in talk.Select(turn => (turn.Said, turn.Before, true, AsksAmount().IsMatch(turn.Before))).Concat(talk.Where(turn => turn.Agrees).Select(turn => (turn.Before, "", false, true))))
        {
            foreach (var clause in TalkTurn.Cut(text))
            {
                foreach (Match money in Money().Matches(clause))
                {
                    var (from, to) = (Math.Max(0, money.Index - 12), Math.Min(clause.Length, money.Index + money.Length + 10));
                    var score = (Disputed().IsMatch(clause) || (own && Disputed().IsMatch(text)) ? 2 : 0) + (agreed && (own || Disputed().IsMatch(text)) ? 1 : 0) - (Price().IsMatch(clause[from..to]) ? 3 : 0) + (Taken().IsMatch(clause[..money.Index]) ? 2 : 0) + (own && Corrects(before, text, best.Words, money.Value) ? 6 : 0) + (Extra().IsMatch(clause[..money.Index]) ? 3 : 0);
                    if (score > best.Score)
                        best = (score, money.Value.Trim());
                }
            }
        }

        return best.Words;
    }

    /// <summary>"是3680元" after the agent has read back 3800元.</summary>
    private static bool Corrects(string before, string text, string? taken, string named) =>
        taken is not null && taken != named && before.Contains(taken, StringComparison.Ordinal) && Amended().IsMatch(text);

    [GeneratedRegex("等下|等一下|不对|不是|错|看一?眼|wait|actually|no,|sorry", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Amended();

    [GeneratedRegex("什么时候|几天了|从哪天|哪天开始|多久了|多长时间|几时|何时|since|when did|how long|when was|started", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksSince();

    [GeneratedRegex("从|开始|就断|就这样|就坏|就没|断的|坏的|到现在|以来|就关|升级完|半夜起|[早晚天]起，|发现|已经|了吧|since|started|began|for the last|ago|it was|been like", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Began();

    [GeneratedRegex(@"不对|说错|no, actually|actually|不是", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Corrected();

    [GeneratedRegex("(?<!起)来(?!着)|之前|以后|内|再|上门|约|说过|反映|报过|打过|讲过|must|at the|is best|please", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"到$|\b(?:by|before|to|until) $|\band $", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Until();

    [GeneratedRegex(
        @"(?<v>(?:[0-9]{1,2}月[0-9]{1,2}[日号]|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]|半夜[一二三四五六七八九十两0-9]{1,2}点多?|[一二两三四五六七八九十几]{1,2}个?(?:天|礼拜|星期|月)(?=了|咯|啦|吧)|大前天|前天|双十一|端午|清明|国庆(?:以?后|之后)?|[0-9一二三四五六七八九十半两]{1,3}个?(?:小时|钟头|分钟)前|半小时前|刚刚|昨天|昨晚|昨儿(?:个)?|今天|今早|今晚|刚才|刚刚|上上?(?:周|星期|礼拜)[一二三四五六日天]?|这?(?:周|星期|礼拜)[一二三四五六日天]|上上?个月底?|这个月初?|上个?礼拜|上个?星期|国庆节?|中秋节?|春节|五一|元旦|端午节?|去年|年初|月初|[一二三四五六七八九十两几0-9]{1,3}(?:个)?(?:天|周|星期|礼拜|月|小时|年)(?:前|之前)|[一二三四五六七八九十]{1,2}月(?:份|底|初|中旬)?)(?:的)?(?:凌晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜)?(?:[0-9一二三四五六七八九十]{1,3}点半?多?(?:钟|左右)?)?(?:[\u4e00-\u9fff]{1,4}(?:那会儿?|那天|那时候?))?)" +
        @"|(?<v>\b(?:yesterday|last night|this morning|this afternoon|the last update|(?<=since )(?:january|february|march|april|may|june|july|august|september|october|november|december)|last week|last month|last (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:a|one|two|three|four|five|six|ten|[0-9]+) (?:minutes?|hours?|days?|weeks?|months?) ago|(?:the )?(?:[0-9]{1,2}|first|second|third|fourth|fifth|tenth)(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december))\b)",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"第(?<n>[二三四五2345])(?:次|回|遍|趟)|(?<n>second|third|fourth|fifth) (?:time|call)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(?:报|修|打|说|讲|问|去|找|反映|投诉|来电|催)(?:修)?(?:了|过)(?:你们)?(?:电话)?(?<n>[一两二三四五12345])(?:次|回|遍|趟)|(?:called|reported|complained|rung|rang|phoned|told)[^,.]{0,40}?\b(?<n>once|twice|three|four|five)\b|(?<n>three|two|four) before this", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Times();

    [GeneratedRegex("报过|反映过|投诉过|told us|reported|before", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksReported();

    [GeneratedRegex(@"(?<n>once|twice|[一两三四五](?=次|回|遍))", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AnswersTimes();

    [GeneratedRegex("报过修|报修过|反映过|投诉过|打过电话|我上次就跟你们讲|already (?:called|reported|complained)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ReportedBefore();

    [GeneratedRegex(@"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]{1,2})? ?(?:元|块钱?|yuan|rmb)|(?:CNY|RMB|[￥¥$£€]) ?[0-9]+(?:\.[0-9]{1,2})?|[一二三四五六七八九十百千万两]{1,8}(?:元|块钱?)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Money();

    [GeneratedRegex(@"多了|扣|收了|硬收|争议|乱收|多收|退|转走|划走|被骗|莫名|没订过|违约金|硬塞|强制|不认|不装就|没签|charged?\b|charge\b|billed|for some|never ordered|never asked|so-called|dispute|want another|took|overcharged|stolen|owe|can.t be right|termination", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Disputed();

    [GeneratedRegex(@"(?:扣|收|划走|转走)(?:了|走)?(?:我|我们)?(?:整整)?$|\b(?:charged|took|billed)(?: me)? $", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Taken();

    [GeneratedRegex("多(?:扣|收|出|交)(?:了|的)?(?:我)?$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Extra();

    [GeneratedRegex("是多少|多少钱|金额|how much", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksAmount();

    [GeneratedRegex(@"(?<!精品)套餐|押金|定金|自己买|没问题|没意见|一个月|每月|月租|应该|deposit|plan|a month|per month|accept|the \d+ meg", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Price();
}
