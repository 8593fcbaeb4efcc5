using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>Reads the checkable facts of a text: amounts, durations, dates, times, percentages, telephone numbers and codes.</summary>
/// <remarks>
/// Two spellings of one fact have one key: 两小时 = 2小时 = 120 分钟, 1,000元 = 1000 元, １０ = 10, 百分之二十 = 20%. The words are kept as they
/// were written, so that what is not supported can be pointed at.
/// </remarks>
internal static partial class FactReader
{
    private const string Digits = @"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?";
    private const string HanNumber = "[零〇一二三四五六七八九十百千万两半]+";

    private const string Units =
        "个?工作日|个?自然日|个?小时|个半小时|分钟|秒钟?|天|日|周|个?星期|个?月|年|元|块钱?|角|分|万元|GB|G|MB|M|Mbps|Gbps|兆|千兆|公里|千米|km|米|次|倍|折|岁|人|台|部|条|kWh|kW|度|℃|V|A" +
        "| ?(?:business|working) days?| ?hours?| ?hrs?| ?minutes?| ?mins?| ?seconds?| ?days?| ?weeks?| ?months?| ?years?| ?yuan| ?times| ?km";

    public static IReadOnlyList<Fact> Read(string text)
    {
        var folded = Fold(text);
        List<Fact> facts = [];
        foreach (Match match in Pattern().Matches(folded))
        {
            if (!IsVague(folded, match) && Key(match) is { } key)
                facts.Add(new Fact(text.Substring(match.Index, match.Length).Trim(), key, Bare(match)));
        }

        return facts;
    }

    /// <summary>Full-width ASCII to ASCII, one character for one, so that places in the text stay the same.</summary>
    internal static string Fold(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] is >= '\uff01' and <= '\uff5e' and var c ? (char)(c - 0xfee0) : source[i] == '\u3000' ? ' ' : source[i];
        });

    /// <summary>几十兆 and 数百元 are no amounts, and 一次 and 一台 only mean "once" and "a".</summary>
    private static bool IsVague(string text, Match match) =>
        match.Groups["hanNumber"] is { Success: true } han
        && ((match.Index > 0 && text[match.Index - 1] is '几' or '数' or '第')
            || (han.Value == "一" && match.Groups["hanUnit"].Value is "次" or "人" or "台" or "部" or "条" or "度"));

    private static string? Key(Match match)
    {
        if (match.Groups["date"] is { Success: true } date)
            return "date:" + string.Join('-', Number().Matches(date.Value).Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture)));
        if (match.Groups["time"] is { Success: true } time)
            return "time:" + time.Value.TrimStart('0');
        if (match.Groups["phone"] is { Success: true } phone)
            return "digits:" + phone.Value.Replace("-", "", StringComparison.Ordinal);
        if (match.Groups["percent"] is { Success: true } percent)
            return "%:" + Value(percent.Value.Replace("百分之", "", StringComparison.Ordinal).TrimEnd('%', ' '));
        if (match.Groups["code"] is { Success: true } code)
            return "code:" + code.Value.ToUpperInvariant();
        if (match.Groups["hanNumber"] is { Success: true } han)
            return Quantity(HanNumerals.Parse(han.Value), match.Groups["hanUnit"].Value);
        var value = Value(match.Groups["number"].Value);
        if (match.Groups["unit"] is { Success: true } unit)
            return Quantity(value, unit.Value);

        // A long run of digits is a telephone or account number, however it is grouped.
        return match.Length >= 7 && match.Value.All(char.IsAsciiDigit) ? "digits:" + match.Value : "number:" + value;
    }

    /// <summary>The number alone, for evidence that gives its unit elsewhere, such as in the head of a table.</summary>
    private static string? Bare(Match match) =>
        match.Groups["number"] is { Success: true } number ? "number:" + Value(number.Value)
        : match.Groups["percent"] is { Success: true } percent ? "number:" + Value(percent.Value.Replace("百分之", "", StringComparison.Ordinal).TrimEnd('%', ' '))
        : match.Groups["hanNumber"] is { Success: true } han && HanNumerals.Parse(han.Value) is { } value ? "number:" + value
        : null;

    private static string? Quantity(decimal? value, string unit)
    {
        if (value is not { } amount)
            return null;
        var (factor, name) = unit.Trim().ToLowerInvariant() switch
        {
            "小时" or "个小时" or "hour" or "hours" or "hr" or "hrs" => (60m, "minute"),
            "分钟" or "minute" or "minutes" or "min" or "mins" => (1m, "minute"),
            "天" or "日" or "day" or "days" or "自然日" or "个自然日" => (1440m, "minute"),
            "周" or "星期" or "个星期" or "week" or "weeks" => (10080m, "minute"),
            "工作日" or "个工作日" => (1m, "workday"),
            var u when u.EndsWith("g days", StringComparison.Ordinal) || u.Contains("business day", StringComparison.Ordinal) || u.Contains("working day", StringComparison.Ordinal) => (1m, "workday"),
            "月" or "个月" or "month" or "months" => (1m, "month"),
            "年" or "year" or "years" => (12m, "month"),
            "元" or "块" or "块钱" or "yuan" => (1m, "yuan"),
            "万元" => (10000m, "yuan"),
            "角" => (0.1m, "yuan"),
            "gb" or "g" => (1m, "gb"),
            "gbps" or "千兆" => (1000m, "mbps"),
            "mbps" or "m" or "兆" or "mb" => (1m, "mbps"),
            "公里" or "千米" or "km" => (1m, "km"),
            "秒" or "秒钟" or "second" or "seconds" => (1m, "second"),
            "次" or "times" => (1m, "times"),
            var other => (1m, other),
        };
        return $"{name}:{Value(amount * factor)}";
    }

    private static decimal Value(string digits) =>
        HanNumerals.Parse(digits) ?? decimal.Parse(digits.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.Number, CultureInfo.InvariantCulture) / 1.000m;

    private static string Value(decimal amount) => (amount / 1.000000000000m).ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<date>[0-9]{4}[-/年.][0-9]{1,2}[-/月.][0-9]{1,2}日?|[0-9]{1,2}月[0-9]{1,2}[日号])" +
        @"|(?<time>[0-9]{1,2}:[0-9]{2})" +
        @"|(?<phone>[0-9]{3,4}(?:-[0-9]{3,8})+)" +
        "|(?<percent>百分之" + HanNumber + "|" + Digits + " ?%)" +
        @"|(?<code>[A-Za-z]+[0-9][A-Za-z0-9]*)" +
        "|(?<number>" + Digits + ") ?(?<unit>" + Units + ")?" +
        "|(?<hanNumber>" + HanNumber + ")(?<hanUnit>" + Units + ")" +
        @"|(?<code>[A-Z]{2,})",
        RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}

/// <summary>A fact of a text.</summary>
/// <param name="Words">As it was written.</param>
/// <param name="Key">Equal for equal facts, however they are written.</param>
/// <param name="BareKey">The key without its unit, where it has one.</param>
internal sealed record Fact(string Words, string Key, string? BareKey);
