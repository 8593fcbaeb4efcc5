using System.Text.RegularExpressions;

using AgentAssist.Assist;

namespace AgentAssist.Tickets.Fields;

/// <summary>Reads telephone numbers, accounts, order numbers, plates and fault codes out of a talk: said at once or in pieces, corrected, or named by the agent and confirmed.</summary>
internal static partial class NumberFields
{
    private static readonly char[] ClauseEnds = ['。', '.', '!', '！', ';', '；', '，', ',', '？', '?', ' '];

    private static readonly (string Field, Func<Regex> Asked, Func<Regex> Shape)[] Kinds =
    [
        ("phone", AsksPhone, Phone), ("orderId", AsksOrder, OrderCode), ("account", AsksAccount, AccountCode), ("plate", AsksPlate, Plate), ("faultCode", AsksCode, FaultCode),
    ];

    /// <summary>Adds what is found to <paramref name="fields"/>.</summary>
    public static void Read(IReadOnlyList<TalkTurn> talk, Dictionary<string, string> fields)
    {
        foreach (var (field, asked, shape) in Kinds)
        {
            if (Read(talk, field, asked(), shape()) is { } value)
                fields[field] = value;
        }
    }

    private static string? Read(IReadOnlyList<TalkTurn> talk, string field, Regex asked, Regex shape)
    {
        string? value = null;
        var pending = "";
        var current = false;
        foreach (var turn in talk)
        {
            // An agent's question stays open until another is asked; a turn that names another thing is about that.
            current = asked.IsMatch(turn.Before) || (current && !Kinds.Any(kind => kind.Field != field && kind.Asked().IsMatch(turn.Before)));
            var names = asked.IsMatch(turn.Text);
            var namesAnother = !names && Kinds.Any(kind => kind.Field != field && kind.Asked().IsMatch(turn.Text));
            var about = names || pending.Length > 0 || field == "plate" || (field == "phone" && !IsAboutAccount(turn)) || (field == "faultCode" ? Shown().IsMatch(turn.Text) || Shown().IsMatch(turn.Before) || IsCorrection(turn, value, shape) : current);
            var named = shape.Matches(turn.Text).Where(match => (about || IsLight(match.Value)) && !IsMobile(match, field) && !Refused(turn.Text, match) && !IsNamedOther(turn.Text, match, field)).Select(match => Clean(match.Groups["v"].Value, field)).ToList();
            var offered = shape.Matches(turn.Before).Where(match => (current || field is "plate" or "phone") && !IsMobile(match, field)).Select(match => Clean(match.Groups["v"].Value, field)).LastOrDefault();
            var ending = Ending().Match(turn.Text);
            if (!ending.Success && field is "phone" or "plate" && offered is not null && (turn.Denies || Mistaken().IsMatch(turn.Text)) && named.Count == 0)
                ending = LastDigits().Matches(turn.Text).LastOrDefault() ?? ending;
            if (ending.Success && !namesAnother && (offered ?? (current || names ? value : null)) is { } whole && ending.Groups["v"].Value.Length < whole.Length && named.Count == 0)
                value = whole[..^ending.Groups["v"].Value.Length] + ending.Groups["v"].Value;
            else if (pending.Length > 0 && Piece().Match(turn.Text) is { Success: true } rest && Joined(pending + rest.Value, null, shape).Value is { } completed)
                (value, pending) = (completed, "");
            else if (named.Count > 0)
                (value, pending) = (named[^1], "");
            else if (offered is not null && (turn.Agrees || IsRight(turn.Text, asked)))
                value = offered;
            else if (field is "phone" && (asked.IsMatch(turn.Before) || pending.Length > 0) && Piece().Matches(turn.Text) is { Count: > 0 } pieces && (pending.Length > 0 ? pieces[0] : pieces[^1]) is var piece)
                (value, pending) = Joined(pending + piece.Value, value, shape);
            if (value is not null && field == "account" && Appended().Match(turn.Text) is { Success: true } letter)
                value += letter.Groups["v"].Value.ToUpperInvariant();
        }

        return value;
    }

    private static (string? Value, string Pending) Joined(string digits, string? value, Regex shape) =>
        shape.Match(digits) is { Success: true } whole && whole.Groups["v"].Length == digits.Length ? (digits, "") : (value, digits.Length < 11 ? digits : "");

    /// <summary>Eleven digits that begin like a mobile number are no account and no order.</summary>
    private static bool IsMobile(Match match, string field) => field is "account" or "orderId" && match.Groups["v"].Value is { Length: 11 } digits && digits[0] == '1' && digits.All(char.IsAsciiDigit);

    private static bool IsAboutAccount(TalkTurn turn) => AsksAccount().IsMatch(turn.Before) && !AsksPhone().IsMatch(turn.Before) && !AsksPhone().IsMatch(turn.Text);

    /// <summary>Another code, after the agent has read the first one back, or with "I misread it".</summary>
    private static bool IsCorrection(TalkTurn turn, string? value, Regex shape) =>
        value is not null && (turn.Before.Contains(value, StringComparison.OrdinalIgnoreCase) || (Mistaken().IsMatch(turn.Text) && !shape.IsMatch(turn.Before)));

    /// <summary>"账号YT22095513" is no order, whatever was asked.</summary>
    private static bool IsNamedOther(string text, Match match, string field)
    {
        var at = match.Groups["v"].Index;
        var before = text[(text.LastIndexOfAny(ClauseEnds, Math.Max(0, at - 1)) + 1)..at];
        return field != "faultCode" && Kinds.Any(kind => kind.Field != field && kind.Asked().IsMatch(before)) && !Array.Find(Kinds, kind => kind.Field == field).Asked().IsMatch(before);
    }

    /// <summary>"账号对的，地址不在那了": of what the agent repeated, this one is right.</summary>
    private static bool IsRight(string text, Regex asked) => asked.Match(text) is { Success: true } name && RightAfter().IsMatch(text[(name.Index + name.Length)..]);

    // These are told of themselves; other codes could be anything.
    private static bool IsLight(string code) => Light().IsMatch(code);

    /// <summary>A number that is not to be used: "别打我老婆那个", "the old one", "don't ring that".</summary>
    private static bool Refused(string text, Match match)
    {
        // What refuses a number stands in its own clause.
        var from = text.LastIndexOfAny(ClauseEnds, Math.Max(0, match.Groups["v"].Index - 1)) + 1;
        var to = text.IndexOfAny(ClauseEnds, match.Groups["v"].Index + match.Groups["v"].Length);
        return NotThis().IsMatch(text[Math.Min(from, match.Groups["v"].Index)..(to < 0 ? text.Length : to)]);
    }

    private static string Clean(string value, string field)
    {
        var bare = string.Concat(value.Where(c => char.IsLetterOrDigit(c) || (field == "faultCode" && c is ' ' or '-'))).Trim();
        return field == "faultCode" && bare.Any(c => c > 127) ? bare : field == "faultCode" && bare.Contains(' ', StringComparison.Ordinal) ? bare.ToLowerInvariant() : bare.ToUpperInvariant();
    }

    [GeneratedRegex(@"电话|号码|手机|联系|打哪|打给|回访|number|reach|ring|phone|call you", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksPhone();

    [GeneratedRegex(@"(?:^|[^0-9])(?:\+?86)?(?<v>1[3-9][0-9]{9}|0[1-9][0-9]{1,2}[2-9][0-9]{6,7})(?:$|[^0-9A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Phone();

    [GeneratedRegex("^.{0,3}(?:对的|对[，。！]|对$|啱|没错|没问题|没变)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RightAfter();

    [GeneratedRegex("看错|说错|填反|写反|记反|念错|打错|记错|念错|看眼|眼花|多念|反了|不对|swapped|misread|my mistake|i meant", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mistaken();

    [GeneratedRegex("订单|工单|单号|受理号|order|ticket|reference", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksOrder();

    [GeneratedRegex(@"(?:^|[^A-Za-z0-9京沪粤浙豫])(?<v>[A-Za-z]{1,4}[0-9][0-9-]{4,18}|[0-9]{8,20})(?:$|[^0-9A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OrderCode();

    [GeneratedRegex("账号|帐号|账户|户号|业务号|account", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksAccount();

    [GeneratedRegex(@"(?:^|[^A-Za-z0-9京沪粤浙豫])(?<v>[A-Za-z]{0,4}[0-9]{5,16}[A-Z]?|[A-Za-z]{1,4}[0-9]{2,6}[A-Za-z][0-9]{3,8})(?:$|[^0-9A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AccountCode();

    [GeneratedRegex("车牌|牌照|plate", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksPlate();

    [GeneratedRegex(@"(?<v>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-Z][·. ]?[A-Z0-9]{5,6})", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Plate();

    [GeneratedRegex("LOS|PON|[红黄]灯|(?:red|yellow|amber) light", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Light();

    [GeneratedRegex("代码|报错|错误|提示|显示|写着|仪表|跳了|弹|读出|故障码|什么灯|code|error|display|says|shows", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Shown();

    [GeneratedRegex("代码|报错|错误|什么灯|亮|指示灯|code|error|light", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksCode();

    [GeneratedRegex(
        @"(?:^|[^A-Za-z0-9])(?<v>LOS|PON|[PCBU][0-9][0-9A-F]{2,4}|[A-Z]-?[0-9]{2,5}|6[0-9]{2})(?:$|[^A-Za-z0-9])|(?:错误|代码|报错|提示|弹个|弹出|code|error|shows)[是为:： ]*(?:代码|is )?(?<v>[A-Z]{0,2}-?[0-9]{2,6})(?:$|[^0-9])|(?<v>[红黄]灯|(?:red|yellow|amber) light)",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FaultCode();

    [GeneratedRegex(@"(?:尾号|尾巴是|后四位|后几位|末尾|最后|ends? (?:in|with)|last (?:four|digits))[^0-9]{0,10}(?<v>[0-9]{2,6})(?:$|[^0-9])|(?<v>[0-9]{2,4}) at the end", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ending();

    [GeneratedRegex("(?<![0-9A-Za-z])(?<v>[0-9]{3,6})(?![0-9A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LastDigits();

    [GeneratedRegex("[0-9]{3,10}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Piece();

    [GeneratedRegex(@"后面还?有个? ?(?<v>[A-Z])(?:$|[^A-Za-z])", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Appended();

    [GeneratedRegex(@"别打|不要打|别用|停机了|旧车|旧号|以前那|don'?t (?:ring|call|use)|stolen one|old one|\bwife'?s|呸", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NotThis();
}
