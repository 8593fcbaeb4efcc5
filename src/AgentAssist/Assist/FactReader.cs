using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>Reads the checkable facts of a text: amounts, durations, dates, times, percentages, telephone numbers and codes.</summary>
/// <remarks>
/// Two spellings of one fact have one key: 两小时 = 2小时 = 120 分钟, 1,000元 = 1000 元, １０ = 10, 百分之二十 = 20%, 九点半 = 9:30. The words are kept as
/// they were written, so that what is not supported can be pointed at.
/// </remarks>
internal static partial class FactReader
{
    private const string Digits = @"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?";
    private const string HanNumber = "[零〇一二三四五六七八九十百千万两半]+";
    private const string HanDecimal = HanNumber + "点[零一二三四五六七八九]+";
    private const string Spelled = "(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|half an|a hundred|an|a)";

    private const string Units = DecimalUnits + "|分";

    // 一点五分 is five past one.
    private const string DecimalUnits =
        "个?工作日|个?自然日|个?小时|个半小时|个?钟头|分钟|秒钟?|天|日|周|个?星期|个?礼拜|个?月|年|元|块钱?|角|万元|GB|G|MB/s|MB|M|Mbps|Gbps|兆|千兆|公里|千米|km|米|次|倍|折|岁|人|台|部|条|张|处|kWh|kW|度|℃|V|A|bar|ms|毫秒" +
        "| ?(?:business|working) days?| ?hours?| ?hrs?| ?minutes?| ?mins?| ?seconds?| ?days?| ?weeks?| ?months?| ?years?| ?yuan| ?times| ?km";

    private const string EnglishUnits = "(?:business|working) days?|hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|yuan|times";

    /// <summary>The facts of a text, in its order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="today">The day that 明天 and yesterday count from; without it such words are no facts.</param>
    public static IReadOnlyList<Fact> Read(string text, DateOnly? today = null)
    {
        var folded = Fold(text);
        List<Fact> facts = [];
        foreach (Match match in Pattern().Matches(folded))
        {
            if (!IsVague(folded, match) && Key(match) is { } key)
                facts.Add(new Fact(text.Substring(match.Index, match.Length).Trim(), key, Bare(match), Also(match), match.Index));
        }

        return today is { } day ? [.. facts.Concat(RelativeDays.Read(folded, day)).OrderBy(fact => fact.Index)] : facts;
    }

    /// <summary>Full-width ASCII to ASCII, one character for one, so that places in the text stay the same.</summary>
    internal static string Fold(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] is >= '\uff01' and <= '\uff5e' and var c ? (char)(c - 0xfee0) : source[i] == '\u3000' ? ' ' : source[i];
        });

    /// <summary>几十兆 and 数百元 are no amounts, 一次 and 一台 only mean "once" and "a", 一点 "a little", and "a day" often "every day".</summary>
    private static bool IsVague(string text, Match match)
    {
        if (match.Groups["spelled"] is { Success: true } spelled)
            return spelled.Value is "a" or "an" or "A" or "An" && match.Groups["spelledUnit"].Value is not ("hour" or "week");
        if (match.Groups["clock"] is { Success: true } clock)
            return clock.Value is "一点" or "半点" || (match.Index > 0 && text[match.Index - 1] is '几' or '第' or '这' or '有' or '快' or '晚');
        return match.Groups["hanNumber"] is { Success: true } han
            && ((match.Index > 0 && text[match.Index - 1] is '几' or '数' or '第')
                || (han.Value == "一" && match.Groups["hanUnit"].Value is "次" or "人" or "台" or "部" or "条" or "度" or "张" or "处" or "分"));
    }

    private static string? Key(Match match)
    {
        if (match.Groups["date"] is { Success: true } date)
            return "date:" + string.Join('-', DateParts(date.Value));
        if (match.Groups["time"] is { Success: true } time)
            return "time:" + (time.Value[0] == '0' && time.Value[1] != ':' ? time.Value[1..] : time.Value);
        if (match.Groups["clock"] is { Success: true } clock)
            return ClockTimes.Key(clock.Value);
        if (match.Groups["phone"] is { Success: true } phone)
            return "digits:" + string.Concat(phone.Value.Select(Digit).Where(char.IsAsciiDigit));
        if (match.Groups["percent"] is { Success: true } percent)
            return "%:" + Percent(percent.Value);
        if (match.Groups["code"] is { Success: true } code)
            return "code:" + code.Value.ToUpperInvariant();
        if (match.Groups["money"] is { Success: true } money)
            return "yuan:" + Value(money.Value);
        if (match.Groups["weekday"] is { Success: true } weekday)
            return "weekday:" + weekday.Value[^1] switch { '天' => '日', var day => day };
        if (match.Groups["hanNumber"] is { Success: true } han)
            return Quantity(HanNumerals.Parse(han.Value), match.Groups["hanUnit"].Value);
        if (match.Groups["spelled"] is { Success: true } spelled)
            return Quantity(EnglishNumerals.Parse(spelled.Value), match.Groups["spelledUnit"].Value);
        var value = Value(match.Groups["number"].Value);
        if (match.Groups["unit"] is { Success: true } unit)
            return Quantity(value, unit.Value);

        // A long run of digits is a telephone or account number, however it is grouped.
        return match.Length >= 7 && match.Value.All(char.IsAsciiDigit) ? "digits:" + match.Value : "number:" + value;
    }

    /// <summary>The number alone, for evidence that gives its unit elsewhere, such as in the head of a table.</summary>
    private static string? Bare(Match match) =>
        match.Groups["number"] is { Success: true } number ? "number:" + Value(number.Value)
        : match.Groups["money"] is { Success: true } money ? "number:" + Value(money.Value)
        : match.Groups["percent"] is { Success: true } percent ? "number:" + Percent(percent.Value)
        : match.Groups["hanNumber"] is { Success: true } han && HanNumerals.Parse(han.Value) is { } value ? "number:" + Value(value)
        : match.Groups["spelled"] is { Success: true } spelled && EnglishNumerals.Parse(spelled.Value) is { } words ? "number:" + Value(words)
        : null;

    /// <summary>Another key that the same words may have: a date without its year, an afternoon hour by the other clock.</summary>
    private static string? Also(Match match) =>
        match.Groups["date"] is { Success: true } date && DateParts(date.Value).ToList() is { Count: 3 } parts ? $"date:{parts[1]}-{parts[2]}"
        : match.Groups["clock"] is { Success: true } clock ? ClockTimes.AfternoonKey(clock.Value)
        : null;

    private static string? Quantity(decimal? value, string unit)
    {
        if (value is not { } amount)
            return null;
        var (factor, name) = unit.Trim().ToLowerInvariant() switch
        {
            "小时" or "个小时" or "钟头" or "个钟头" or "hour" or "hours" or "hr" or "hrs" => (60m, "minute"),
            "分钟" or "minute" or "minutes" or "min" or "mins" => (1m, "minute"),
            "天" or "日" or "day" or "days" or "自然日" or "个自然日" => (1440m, "minute"),
            "周" or "星期" or "个星期" or "礼拜" or "个礼拜" or "week" or "weeks" => (10080m, "minute"),
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
            "毫秒" or "ms" => (0.001m, "second"),
            "次" or "times" => (1m, "times"),
            var other => (1m, other),
        };
        return $"{name}:{Value(amount * factor)}";
    }

    private static IEnumerable<int> DateParts(string date) => Number().Matches(date)
        .Select(part => int.TryParse(part.Value, CultureInfo.InvariantCulture, out var digits) ? digits : (int)(HanNumerals.Parse(part.Value) ?? 0));

    private static char Digit(char c) => c switch { '幺' => '1', '〇' => '0', _ when "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit => (char)('0' + digit), _ => c };

    private static string Percent(string text) => text.EndsWith('‰') || text.StartsWith('千')
        ? Value(Value(text.Replace("千分之", "", StringComparison.Ordinal).TrimEnd('‰', ' ')) / 10)
        : Value(Value(text.Replace("百分之", "", StringComparison.Ordinal).TrimEnd('%', ' ')));

    private static decimal Value(string digits) =>
        HanNumerals.Parse(digits) ?? decimal.Parse(digits.Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string Value(decimal amount) => (amount / 1.000000000000m).ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<date>[0-9]{4} ?[-/年.] ?[0-9]{1,2} ?[-/月.] ?[0-9]{1,2} ?日?|[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日号]|(?:[零〇一二三四五六七八九]{4}年)?[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号])" +
        @"|(?<time>[0-9]{1,2}:[0-9]{2})" +
        @"|(?<phone>[0-9]{3,4}(?:-[0-9]{3,8})+|[零一二三四五六七八九幺]{3,4}(?:[，, -][零一二三四五六七八九幺]{3,8})+|[零一二三四五六七八九幺]{7,})" +
        "|(?<percent>[百千]分之(?:" + HanDecimal + "|" + HanNumber + "|" + Digits + ")|" + Digits + " ?[%‰])" +
        @"|(?:CNY|RMB|[¥￥]) ?(?<money>" + Digits + ")" +
        @"|(?<code>[A-Za-z]+[0-9][A-Za-z0-9]*)" +
        "|(?<hanNumber>" + HanDecimal + ") ?(?<hanUnit>" + DecimalUnits + ")" +
        "|(?<clock>(?:上午|下午|晚上|早上|凌晨|中午|傍晚)?(?:[0-9]{1,2}|[零一二三四五六七八九十两半]{1,3})点(?:半|整|钟|[0-9]{1,2}分?|[一二三四五六七八九十]{1,3}分)?)" +
        "|(?<number>" + Digits + ") ?(?<unit>" + Units + ")?" +
        "|(?<hanNumber>" + HanNumber + ") ?(?<hanUnit>" + Units + ")" +
        @"|\b(?<spelled>(?i:" + Spelled + ")) (?<spelledUnit>" + EnglishUnits + @")\b" +
        @"|(?<weekday>(?:周|星期|礼拜)[一二三四五六日天])" +
        @"|(?<code>[A-Z]{2,})",
        RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Pattern();

    [GeneratedRegex("[0-9]+|[零〇一二三四五六七八九十]+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Number();
}

/// <summary>A fact of a text.</summary>
/// <param name="Words">As it was written.</param>
/// <param name="Key">Equal for equal facts, however they are written; before the colon stands what kind of fact it is.</param>
/// <param name="BareKey">The key without its unit, where it has one.</param>
/// <param name="AlsoKey">Another key that the words may mean.</param>
/// <param name="Index">Where it stands in the text.</param>
internal sealed record Fact(string Words, string Key, string? BareKey, string? AlsoKey, int Index)
{
    /// <summary>What kind of fact it is: facts of one kind can be mistaken for each other.</summary>
    public string Kind => Key[..Key.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Whether both say the same, however they are written; a number without a unit may be the same with one.</summary>
    public bool IsSameAs(Fact other) => Key == other.Key || AlsoKey == other.Key || other.AlsoKey == Key
        || (BareKey is not null && BareKey == other.BareKey && (Kind == "number" || other.Kind == "number"));
}
