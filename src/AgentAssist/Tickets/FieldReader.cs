using System.Text.RegularExpressions;

namespace AgentAssist.Tickets;

/// <summary>Reads the fields of a ticket out of what a customer said. What was said later corrects what was said before.</summary>
internal static partial class FieldReader
{
    private static readonly (string Field, Func<Regex> Pattern)[] Patterns =
    [
        ("phone", Phone), ("plate", Plate), ("orderId", OrderId), ("account", Account), ("amount", Amount),
        ("since", Since), ("faultCode", FaultCode), ("device", Device), ("address", Address),
    ];

    /// <summary>The fields of <paramref name="turns"/>, the customer's turns oldest first.</summary>
    public static Dictionary<string, string> Read(IEnumerable<string> turns)
    {
        var fields = new Dictionary<string, string>();
        var tried = new List<string>();
        foreach (var turn in turns)
        {
            foreach (var (field, pattern) in Patterns)
            {
                if (pattern().Matches(turn) is [.., var last])
                    fields[field] = Clean(field, last);
            }

            tried.AddRange(Tried().Matches(turn).Select(match => match.Value.Trim()));
            if (TimesReported(turn) is { } times)
                fields["timesReported"] = times;
        }

        if (tried.Count > 0)
            fields["tried"] = string.Join("; ", tried.Distinct());
        return fields;
    }

    private static string Clean(string field, Match match)
    {
        var value = (match.Groups["v"] is { Success: true } named ? named.Value : match.Value).Trim();
        return field == "phone" ? string.Concat(value.Where(char.IsDigit)) : value;
    }

    private static string? TimesReported(string turn)
    {
        if (Ordinal().Match(turn) is { Success: true } ordinal)
            return Count(ordinal.Groups["n"].Value) is { } nth ? $"{nth - 1}" : null;
        if (Times().Match(turn) is { Success: true } times)
            return Count(times.Groups["n"].Value) is { } n ? $"{n}" : null;
        return Before().IsMatch(turn) ? "1" : null;
    }

    private static int? Count(string words) => words.ToLowerInvariant() switch
    {
        "一" or "1" or "once" => 1,
        "两" or "二" or "2" or "twice" or "second" => 2,
        "三" or "3" or "three" or "third" => 3,
        "四" or "4" or "four" or "fourth" => 4,
        "五" or "5" or "five" or "fifth" => 5,
        _ => null,
    };

    [GeneratedRegex(@"(^|[^0-9])(?<v>(\+?86[- ]?)?1[3-9][0-9]([- ]?[0-9]{4}){2})($|[^0-9])", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?[A-Z0-9]{5,6}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Plate();

    [GeneratedRegex(@"(订单号?|受理单号?|工单号?|order( number| no\.?| id)?)[是为:： #]*(is )?(?<v>[A-Z0-9][A-Z0-9-]{5,24})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OrderId();

    [GeneratedRegex(@"(宽带账号|宽带帐号|账号|帐号|账户|account( number| no\.?)?)[是为:： #]*(is )?(?<v>[A-Z0-9]{6,20})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Account();

    [GeneratedRegex(@"[0-9]+(\.[0-9]{1,2})? ?(元|块钱?|yuan|rmb)|(￥|¥|\$|£|€) ?[0-9]+(\.[0-9]{1,2})?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Amount();

    [GeneratedRegex(
        @"([0-9]{1,2}月[0-9]{1,2}[日号]|前天|昨天|昨晚|今天|今早|今晚|刚才|刚刚|上周[一二三四五六日天]?|这周[一二三四五六日天]?|上个月|这个月)(凌晨|早上|上午|中午|下午|晚上|夜里|半夜)?([0-9一二三四五六七八九十]{1,3}点半?多?)?" +
        @"|since (yesterday|last night|this morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last week)|yesterday( morning| evening| afternoon)?|last night|this morning",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Since();

    [GeneratedRegex(@"\b(LOS|PON)\b|(LOS|PON)|(错误|故障|报错)?(代码|码)[是为:： ]*(?<v>[A-Z]{0,3}[0-9]{2,6})|(error|fault) code[: ]*(is )?(?<v>[A-Z]{0,3}-?[0-9]{2,6})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FaultCode();

    [GeneratedRegex(@"光猫|路由器|机顶盒|电视盒子|遥控器|车机|中控屏|充电桩|充电枪|手机|router|modem|set-top box|charger|infotainment", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Device();

    [GeneratedRegex(
        @"(地址|住在|我家在|我在|搬到|搬去|装在)[是为:：]?(?<v>[^,，。.!！?？;； ]{2,40}([0-9一二三四五六七八九十]+(号|栋|幢|座|单元|室|房|楼|弄)|小区|花园|大厦|家园|苑))" +
        @"|(address is|live at|moving to) (?<v>[0-9]+[^.!?;]{4,60})",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"(重启|断电|重插|插拔|换过?网线|恢复出厂|重装|关机重开|换过?插座)(过|了)?[^,，。.!！?？;；]{0,8}(没用|不行|没好|还是不行|没反应)?|(restarted|rebooted|reset|unplugged|reinstalled)[^,.!?;]{0,30}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tried();

    [GeneratedRegex(@"第(?<n>[二三四五2345])次|(?<n>second|third|fourth|fifth) time", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(报|修|打|说|反映|投诉|来电|催)[^,，。]{0,4}(?<n>[一两二三四五12345])(次|回|遍)|(called|reported|complained)[^,.]{0,12}(?<n>once|twice|three|four|five)( times)?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    [GeneratedRegex(@"报过|报修过|反映过|投诉过|打过电话|already (called|reported|complained)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Before();
}
