using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Assist;
using AgentAssist.Knowledge;

namespace AgentAssist.Models.Composing;

/// <summary>Writes a Chinese sentence as it is said on the telephone: 25 元/天 as 每天二十五元, 9:00-18:00 as 九点到十八点, 400-800-0199 digit by digit.</summary>
/// <remarks>What agents read out of letters and digits anyway (5G, CXLL, WiFi) stays. English is read out as it stands.</remarks>
internal static partial class SpokenForm
{
    private const string Unit = "个?小时|分钟|秒|天|日|个?月|年|个?工作日|元|次|台|部|人|岁|折|公里|米|张|份|级|条|把|分|周|户|处|号|倍|格|%|‰";

    /// <summary>The sentence in words.</summary>
    public static string Of(string sentence)
    {
        // A formula is read off, not told.
        if (Locales.Of(sentence) != Locales.Chinese || sentence.AsSpan().ContainsAny('×', '='))
            return sentence;
        var said = Phone().Replace(sentence, match => string.Join('，', match.Value.Split('-').Select(Digits)));
        said = Date().Replace(said, match => $"{Digits(match.Groups["y"].Value, one: '一')}年{Words(match.Groups["m"].Value)}月{Words(match.Groups["d"].Value)}日");
        said = Year().Replace(said, match => Digits(match.Groups["y"].Value, one: '一') + "年");
        said = Hours().Replace(said, match => $"{Clock(match.Groups["from"].Value)}到{Clock(match.Groups["to"].Value)}");
        said = Time().Replace(said, match => Clock(match.Value));
        said = Rate().Replace(said, match => $"每{match.Groups["per"].Value}{Words(match.Groups["n"].Value)}元");
        said = Between().Replace(said, match => $"{(match.Groups["unit"].Value is "%" ? "百分之" : "")}{Words(match.Groups["from"].Value)}到{Quantity(match.Groups["to"].Value, match.Groups["unit"].Value)}");
        said = Counted().Replace(said, match => Quantity(match.Groups["n"].Value, match.Groups["unit"].Value));
        said = Gap().Replace(said, "");
        return Path().Replace(said, "、").Replace("元/", "元每", StringComparison.Ordinal).Replace("公里/小时", "公里每小时", StringComparison.Ordinal);
    }

    private static string Quantity(string number, string unit) => unit switch
    {
        "%" => "百分之" + Words(number),
        "‰" => "千分之" + Words(number),
        // 二号 and 二月 are names of days and months, 两个月 is a length.
        "日" or "号" or "月" or "级" => Words(number) + unit,
        _ => (number == "2" ? "两" : Words(number)) + unit,
    };

    private static string Clock(string time)
    {
        var parts = time.Split(':');
        var minutes = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return Words(parts[0]) + "点" + (minutes == 0 ? "" : minutes == 30 ? "半" : Words(parts[1].TrimStart('0')) + "分");
    }

    private static string Words(string number) => HanNumerals.Write(decimal.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    /// <summary>Digit by digit; on the telephone 1 is said 幺, so that it is not heard as 7.</summary>
    private static string Digits(string digits) => Digits(digits, '幺');

    private static string Digits(string digits, char one) => string.Concat(digits.Select(digit => digit == '1' ? one : "零一二三四五六七八九"[digit - '0']));

    [GeneratedRegex(@"\b[0-9]{3,4}(-[0-9]{3,8})+\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<y>20[0-9]{2})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<y>20[0-9]{2}) ?年", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Year();

    // Digits stand apart from Han characters, words do not.
    [GeneratedRegex(@"(?<=[\p{IsCJKUnifiedIdeographs}，。、；：」]) (?=[\p{IsCJKUnifiedIdeographs}「])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?<from>[0-9]{1,2}:[0-9]{2}) ?[-–~至到] ?(?<to>[0-9]{1,2}:[0-9]{2})", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hours();

    [GeneratedRegex("[0-9]{1,2}:[0-9]{2}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Time();

    [GeneratedRegex(@"(?<n>[0-9][0-9,]*(\.[0-9]+)?) ?元/(?<per>GB|MB|分钟|小时|天|月|年|次|台|张|处|条|人|公里|度|kWh|个|份)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"(?<from>[0-9]+(?:\.[0-9]+)?)%? ?[-–~] ?(?<to>[0-9]+(?:\.[0-9]+)?) ?(?<unit>" + Unit + ")", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<![A-Za-z0-9.])(?<n>[0-9][0-9,]*(\.[0-9]+)?) ?(?<unit>" + Unit + ")", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Counted();

    [GeneratedRegex(" ?→ ?", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Path();
}
