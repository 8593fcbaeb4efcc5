using System.Text.RegularExpressions;
using AgentAssist.Assist;

namespace AgentAssist.Tickets.Fields;

/// <summary>Reads out of a talk what is told in words: since when, which device, how often reported, what was tried, which amount.</summary>
internal static partial class WordFields
{
    private static readonly (string Word, int Count)[] Counts =
        [("一", 1), ("1", 1), ("once", 1), ("两", 2), ("二", 2), ("2", 2), ("twice", 2), ("second", 2), ("三", 3), ("3", 3), ("three", 3), ("third", 3), ("四", 4), ("4", 4), ("four", 4), ("fourth", 4), ("五", 5), ("5", 5), ("five", 5), ("fifth", 5)];

    /// <summary>Adds what is found to <paramref name="fields"/>.</summary>
    public static void Read(IReadOnlyList<TalkTurn> talk, Dictionary<string, string> fields)
    {
        Add("since", Since(talk));
        Add("device", Device(talk));
        Add("timesReported", TimesReported(talk));
        Add("tried", Tried(talk));
        Add("amount", Amount(talk));

        void Add(string field, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                fields[field] = value;
        }
    }

    /// <summary>The first moment told in answer to "since when", or beside a word that says so; of two in one turn the corrected one.</summary>
    private static string? Since(IReadOnlyList<TalkTurn> talk) => talk
        .Select(turn => (Turn: turn, Moments: Moment().Matches(turn.Said).Where(match => !IsAhead(turn.Said, match)).ToList(), Score: AsksSince().IsMatch(turn.Before) ? 3 : Began().IsMatch(turn.Said) ? 2 : DemandReader.Read(turn.Said).Trouble ? 1 : 0))
        .Where(one => one.Moments.Count > 0 && one.Score > 0)
        .OrderByDescending(one => one.Score)
        .Select(one => (Corrected().IsMatch(one.Turn.Said) ? one.Moments[^1] : one.Moments[0]).Groups["v"].Value.Trim())
        .FirstOrDefault();

    /// <summary>A visit to come, a promise, an age: no beginning.</summary>
    private static bool IsAhead(string text, Match moment)
    {
        var rest = text[(moment.Index + moment.Length)..].Split('。', '，', '.', ',', '！')[0];
        var before = text[..moment.Index];
        return Ahead().IsMatch(rest[..Math.Min(12, rest.Length)]) || before.EndsWith('到') || before.EndsWith("by ", StringComparison.OrdinalIgnoreCase) || before.EndsWith("before ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The device that is said to be at fault; one that is said to be fine is not it.</summary>
    private static string? Device(IReadOnlyList<TalkTurn> talk)
    {
        Dictionary<string, int> blame = [];
        foreach (var clause in talk.SelectMany(turn => turn.Said.Split(['，', ',', '。', '.', '！', '？', '；', '?', '!', ';'])))
        {
            foreach (Match device in DeviceName().Matches(clause))
            {
                // Another's device, or one to compare with, is not the one.
                if (Others().IsMatch(clause[..device.Index]))
                    continue;
                var name = device.Value.ToLowerInvariant();
                blame[name] = blame.GetValueOrDefault(name) + (Fine().IsMatch(clause) ? -3 : Broken().IsMatch(clause) ? 3 : 0);
            }
        }

        return blame.Count > 0 && blame.MaxBy(one => one.Value) is { Value: > 0 } worst ? worst.Key : null;
    }

    private static string? TimesReported(IReadOnlyList<TalkTurn> talk)
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

    private static string? Tried(IReadOnlyList<TalkTurn> talk)
    {
        List<string> tried = [];
        foreach (var turn in talk)
        {
            foreach (Match step in Step().Matches(turn.Said))
                Add(Tail().Replace(Lead().Replace(step.Value, ""), ""));
            if (!AsksTried().IsMatch(turn.Before))
                continue;
            foreach (var clause in ClauseEnd().Split(turn.Said).Select(clause => Lead().Replace(clause.Trim(), "")).Where(clause => clause.Length > 1 && Did().IsMatch(clause) && !Result().IsMatch(clause)))
                Add(Tail().Replace(clause, ""));
        }

        return tried.Count == 0 ? null : string.Join("; ", tried);

        void Add(string step)
        {
            step = step.Trim();
            if (step.Length > 1 && !tried.Exists(other => other.Contains(step, StringComparison.OrdinalIgnoreCase) || step.Contains(other, StringComparison.OrdinalIgnoreCase)))
                tried.Add(step);
        }
    }

    /// <summary>The amount that is complained of: not the price of the plan, not a deposit.</summary>
    private static string? Amount(IReadOnlyList<TalkTurn> talk)
    {
        (int Score, string? Words) best = (0, null);
        foreach (var (text, own, agreed) in talk.Select(turn => (turn.Said, true, false)).Concat(talk.Where(turn => turn.Agrees).Select(turn => (turn.Before, false, true))))
        {
            foreach (var clause in text.Split(['，', ',', '。', '！', '？', '；', '?', '!', ';']))
            {
                foreach (Match money in Money().Matches(clause))
                {
                    var (from, to) = (Math.Max(0, money.Index - 12), Math.Min(clause.Length, money.Index + money.Length + 10));
                    var score = (Disputed().IsMatch(clause) || (own && Disputed().IsMatch(text)) ? 2 : 0) + (agreed && Disputed().IsMatch(text) ? 1 : 0) - (Price().IsMatch(clause[from..to]) ? 3 : 0);
                    if (score > best.Score)
                        best = (score, money.Value.Trim());
                }
            }
        }

        return best.Words;
    }

    [GeneratedRegex("什么时候|从哪天|哪天开始|多久了|多长时间|几时|何时|since|when did|how long|when was|started", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksSince();

    [GeneratedRegex("从|开始|就断|就这样|就坏|就没|断的|坏的|到现在|以来|就关|升级完|发现|已经|了吧|since|started|began|for the last|ago|it was|been like", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Began();

    [GeneratedRegex(@"不对|说错|no, actually|actually|不是", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Corrected();

    [GeneratedRegex("来(?!着)|之前|以后|内|再|上门|约|must|at the|is best|please", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ahead();

    [GeneratedRegex(
        @"(?<v>(?:[0-9]{1,2}月[0-9]{1,2}[日号]|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]|半夜[一二三四五六七八九十两0-9]{1,2}点多?|[一二两三四五六七八九十几]{1,2}个?(?:天|礼拜|星期|月)(?=了)|大前天|前天|双十一|端午|清明|国庆(?:以?后|之后)?|[0-9一二三四五六七八九十半两]{1,3}个?(?:小时|钟头|分钟)前|半小时前|刚刚|昨天|昨晚|昨儿|今天|今早|今晚|刚才|刚刚|上上?(?:周|星期|礼拜)[一二三四五六日天]?|这?(?:周|星期|礼拜)[一二三四五六日天]|上上?个月|这个月|上个?礼拜|上个?星期|国庆节?|中秋节?|春节|五一|元旦|端午节?|去年|年初|月初|[一二三四五六七八九十两几0-9]{1,3}(?:个)?(?:天|周|星期|礼拜|月|小时|年)(?:前|之前)|[一二三四五六七八九十]{1,2}月(?:份)?)(?:的)?(?:凌晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜)?(?:[0-9一二三四五六七八九十]{1,3}点半?多?)?)" +
        @"|(?<v>\b(?:yesterday|last night|this morning|this afternoon|last week|last month|last (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:a|one|two|three|four|five|six|ten|[0-9]+) (?:minutes?|hours?|days?|weeks?|months?) ago|(?:the )?(?:[0-9]{1,2}|first|second|third|fourth|fifth|tenth)(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december))\b)",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();

    [GeneratedRegex("光猫|路由器|机顶盒|电视盒子|空调|刹车|天窗|充电口盖|遥控器|座机|固话|车机|中控屏|大屏|充电桩|充电枪|摄像头|音响|set-top box|router|modem|remote|charger|infotainment|landline|phone", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeviceName();

    [GeneratedRegex(@"(?:another|other|wife'?s|friend'?s|husband'?s|neighbour'?s|别的|老婆的?|别人的?|另一[个部台]) ?$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Others();

    [GeneratedRegex(@"没毛病|没问题|没事|没坏|好的|好好的|能上网|新的|是好|换了|\bfine\b|brand new|is ok|押金|号码|电话|phone number|friend'?s|number", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fine();

    [GeneratedRegex(@"坏|不行|不了|没信号|没反应|无信号|没网|不亮|红灯|太老|松|松了|嗡嗡|没声|打不|死机|黑屏|卡|花屏|八成|就是|亮|闪|不出|不灵|失灵|断|修|\b(?:dead|its the|it's the|light|blinking|broken|doesn'?t|won'?t|no signal|not working|hot|black|stuck|shows)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Broken();

    [GeneratedRegex(@"第(?<n>[二三四五2345])(?:次|回|遍|趟)|(?<n>second|third|fourth|fifth) (?:time|call)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(?:报|修|打|说|反映|投诉|来电|催)(?:修)?(?:了|过)(?:电话)?(?<n>[一两二三四五12345])(?:次|回|遍)|(?:called|reported|complained|rung|rang|phoned|told)[^,.]{0,40}?\b(?<n>once|twice|three|four|five)\b|(?<n>three|two|four) before this", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Times();

    [GeneratedRegex("报过|反映过|投诉过|told us|reported|before", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksReported();

    [GeneratedRegex(@"(?<n>once|twice|[一两三四五](?=次|回|遍))", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnswersTimes();

    [GeneratedRegex("报过修|报修过|反映过|投诉过|打过电话|我上次就跟你们讲|already (?:called|reported|complained)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReportedBefore();

    [GeneratedRegex("试过|试了|操作|重启过|有没有重启|tried|have you (?:restarted|rebooted)|paired", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksTried();

    [GeneratedRegex(
        @"(?:[A-Za-z\u4e00-\u9fff]{0,6}(?:重启|重插|拔了|断电|重输|卸载重装|恢复默认|插紧|换(?:了|过))(?:[\u4e00-\u9fff]{0,6}))|插拔|换(?:了|过)(?:根|条|个)?(?:网线|高清线|电池|插座|接口|台电脑)|恢复出厂(?:设置)?|退出重登|卸了?重装|重新(?:输密码|插枪|登录|配对|拨号)|断电(?:重来)?|拉过闸|(?:开关|关)(?:了)?飞行模式|清(?:理|了)缓存|自己(?:拿|用|把)?[^，。]{1,8}过" +
        @"|\b(?:restarted|rebooted|reset|unplugged|reinstalled|swapped|replugged|changed the|power[- ]cycled|tested another|tried another|cleared the|paired) ?(?:it again|it|the \w+|\w+)?",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"[，,。.！；;、\n]|\band\b|：|:|还(?=换|试|重|拔)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClauseEnd();

    [GeneratedRegex(@"^(?:i'?ve |i |just |then |also |even |we |yes |yeah |嗯|呃|我|也|又|还|自己|都|就|先)+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"(?:也)?(?:弄|试|输|搞)?了?(?:好几|三|两|几)?(?:遍|回|次)?(?:了|过了|过)$| (?:twice|again|already|three times)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tail();

    [GeneratedRegex(@"过|了|重|换|拔|插|关|拿|贴|清|输|\b\w+ed\b|\b(?:put|reset|took|card key|app|airplane mode)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Did();

    [GeneratedRegex(@"没用|不行|没得用|一个样|不顶用|没改善|弄过了|都试|还是|试过了?$|nothing|same|still|no luck|everything|opened|happened|started", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Result();

    [GeneratedRegex(@"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]{1,2})? ?(?:元|块钱?|yuan|rmb)|(?:CNY|RMB|[￥¥$£€]) ?[0-9]+(?:\.[0-9]{1,2})?|[一二三四五六七八九十百千万两]{1,8}(?:元|块钱?)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Money();

    [GeneratedRegex(@"多了|扣|收了|硬收|争议|乱收|多收|退|转走|划走|被骗|莫名|没订过|charged?\b|charge\b|billed|for some|never ordered|never asked|so-called|dispute|want another|took|overcharged|stolen", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Disputed();

    [GeneratedRegex(@"套餐|押金|定金|一个月|每月|月租|应该|deposit|plan|a month|per month|accept|the \d+ meg", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Price();
}
