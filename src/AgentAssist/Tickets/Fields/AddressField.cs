using System.Buffers;
using System.Text.RegularExpressions;

using AgentAssist.Assist;

namespace AgentAssist.Tickets.Fields;

/// <summary>Reads the address where something is to be done, and mends the part that a later turn corrects: "不对，是39号楼", "sorry, I meant flat 6B".</summary>
internal static partial class AddressField
{
    private static readonly SearchValues<char> Numbers = SearchValues.Create("号栋座单元幢期弄巷坊楼村层");

    private const string Number = "[0-9A-Za-z一二三四五六七八九十零]+";

    /// <summary>The address, or nothing.</summary>
    public static string? Read(IReadOnlyList<TalkTurn> talk)
    {
        string? address = null;
        foreach (var turn in talk)
        {
            var text = Joined(turn.Said);
            var said = Addresses(text);
            var offered = Addresses(Joined(turn.Before)).LastOrDefault();
            if (said.Count > 0)
            {
                var named = New().Match(text) is { Success: true } moved ? Addresses(text[moved.Index..]).FirstOrDefault() ?? said[^1] : said[^1];
                var rest = text[(text.LastIndexOf(named, StringComparison.Ordinal) + named.Length)..];
                address = (Corrects().IsMatch(rest) || rest.StartsWith("，是", StringComparison.Ordinal)) && Mended(named, rest) is { } corrected ? corrected : Completed(named, offered ?? address);
            }
            else if ((address ?? offered) is { } whole && (Mends(turn, offered) || (offered is not null && OnlyParts().IsMatch(text))) && Mended(whole, text) is { } mended)
            {
                address = mended;
            }
            else if (offered is not null && (turn.Agrees || Right().IsMatch(text) || !(turn.Denies || Corrects().IsMatch(text))))
            {
                address = Longer(address, offered);
            }
        }

        return address;
    }

    /// <summary>An address that was told in pieces, without what stood between them: "7栋，三单元，二零一", "祥和大厦 我住22楼2205".</summary>
    private static string Joined(string said) => Twice().Replace(JoinedParts(said), "$1");

    private static string JoinedParts(string said) => Between().Replace(ParkingSpace().Replace(Lives().Replace(Filler().Replace(said, "，"), ""), "$1车位"), "");

    // An agent repeats a part of an address only.
    private static string Longer(string? address, string offered) => address is not null && address.Length >= offered.Length ? address : offered;

    /// <summary>"It's 26 Station Road" said to "62 Station Road, flat 2": the street has another number, the flat stays.</summary>
    private static string Completed(string named, string? whole)
    {
        var space = named.IndexOf(' ', StringComparison.Ordinal);
        if (whole is null || space < 0 || !char.IsAsciiDigit(named[0]))
            return named;
        var at = whole.IndexOf(named[space..], StringComparison.OrdinalIgnoreCase);
        return at < 0 || whole.Length <= named.Length ? named : whole[..(whole.LastIndexOf(' ', Math.Max(0, at - 1)) + 1)] + named + whole[(at + named.Length - space)..];
    }

    private static bool Mends(TalkTurn turn, string? offered) => offered is not null ? Corrects().IsMatch(turn.Said) || turn.Denies : Corrects().IsMatch(turn.Said) && (Part().IsMatch(turn.Said) || !AsksNumber().IsMatch(turn.Before + turn.Said));

    /// <summary>The address with the parts replaced that the turn names anew: the same unit with another number, or a bare number at the end.</summary>
    private static string? Mended(string address, string said)
    {
        var changed = address;
        said = NotThis().Replace(said, "");
        foreach (Match part in Part().Matches(said))
        {
            var unit = part.Groups["unit"].Success ? part.Groups["unit"].Value : part.Groups["en"].Value;
            var pattern = part.Groups["unit"].Success ? $"{Number}{Regex.Escape(unit)}" : $@"\b{Regex.Escape(unit)} {Number}";
            changed = Regex.Replace(changed, pattern, part.Value.Trim(), RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        }

        // What follows the corrected part belongs to it: "是12栋，12栋407".
        if (changed != address && Part().Matches(said).LastOrDefault(part => changed.EndsWith(part.Value.Trim(), StringComparison.Ordinal)) is { } end && After().Match(said[(end.Index + end.Length)..]) is { Success: true, Length: > 0 } after)
            changed += after.Value;

        if (changed == address && Bare().Matches(said) is [.., var last])
        {
            var shape = char.IsAsciiLetter(last.Value[0]) ? "[A-Z][0-9]{1,4}" : "[0-9]{1,5}[A-Z]?";
            var places = Regex.Matches(changed, shape, RegexOptions.None, TimeSpan.FromSeconds(1)).Where(place => place.Value != last.Value && (place.Length == last.Length || Digits(place.Value) == Digits(last.Value))).ToList();
            if (places.Count > 0)
                changed = changed[..places[^1].Index] + last.Value + changed[(places[^1].Index + places[^1].Length)..];
        }

        return changed == address ? null : changed;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>The parts of a text in which an address can stand: what has no word for a house, a floor or a flat near it is not searched, for that takes long.</summary>
    private static IEnumerable<string> NearNumbers(string text)
    {
        const int reach = 60;
        var (from, until) = (0, 0);
        for (var at = text.AsSpan().IndexOfAny(Numbers); at >= 0;)
        {
            if (at - reach > until)
            {
                if (until > from)
                    yield return text[from..until];
                from = at - reach;
            }

            until = Math.Min(text.Length, at + reach);
            var next = text.AsSpan(at + 1).IndexOfAny(Numbers);
            at = next < 0 ? -1 : at + 1 + next;
        }

        if (until > from)
            yield return text[from..until];
    }

    private static List<string> Addresses(string text) =>
        [.. NearNumbers(text).SelectMany(part => Chinese().Matches(part)).Select(match => Here().Replace(Cue().Replace(match.Value, ""), "").Trim('，', ' ')).Where(found => found.Length >= 6 && !NoPlace().IsMatch(found)).Concat(English().Matches(text).Select(match => match.Value.Trim(' ', ',', '.'))).Where(found => Numbered().IsMatch(found))];

    [GeneratedRegex("，?(?:嗯|呃|啊|哦|那个)，", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Filler();

    [GeneratedRegex("(?<=大厦|公寓|小区|花园|苑|村) ?，?我?住的?是?(?=[0-9A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Lives();

    [GeneratedRegex("(?<=内|号|层|区)，?车位号?是([A-Z]?[0-9]{1,4})", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ParkingSpace();

    [GeneratedRegex(
        "(?<=[\u4e00-\u9fff0-9A-Z])(?<!不是|不对|是|错|区|街道)[，、 ](?=[0-9A-Z一二三四五六七八九十]{1,4}(?:号楼|栋|座|单元|幢|期|弄|楼|区|室|[0-9]*车位))|(?<=栋|座|单元|幢|楼)[，、 ](?=[0-9]{3,4}(?![0-9])|[零一二三四五六七八九]{3,4}(?![零一二三四五六七八九]))|(?<=街|路|村|镇)[，、 ](?=[\u4e00-\u9fff]{2,6}[0-9]{1,5}号)|(?<=层|区)[，、 ](?=[A-Z]区|[0-9A-Z]{1,5}车位)",
        RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Between();

    [GeneratedRegex("^(?:嗯|呃|哦|啊|是|，|。| )*(?:[0-9A-Z一二三四五六七八九十]{1,4}(?:号楼|栋|座|单元|幢|楼|室|号)|[0-9]{3,4}|，|。| )+$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OnlyParts();

    [GeneratedRegex("地址(?:是)?(?:对|没错|没问题)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Right();

    [GeneratedRegex("^[\u4e00-\u9fff0-9A-Z]{2,12}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex After();

    [GeneratedRegex("([0-9A-Z]{1,4}(?:栋|座|单元|号楼))，?\\1", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Twice();

    [GeneratedRegex("(?:这里|那里|这边|那边|附近)$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Here();

    [GeneratedRegex("电话|手机|号码|账号|单号|尾号|后四位|车牌|phone|number|plate|order", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksNumber();

    [GeneratedRegex(@"(?:不是|\bnot) ?[0-9A-Za-z]{1,5}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NotThis();

    [GeneratedRegex(@"新地址|新家|搬到|搬去|new place|new address|moving to|go to", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex New();

    [GeneratedRegex(@"不对|错|写反|说错|记反|应该是|我是|不是|哦，?是|等下|等一下|换了|没变|其实|meant|wrong|sorry|sry|oops|actually|now|唔系|怎么是|\bno\b(?!\.| (?:problem|luck|rush|idea|one|signal|answer))|but \d|says it'?s", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Corrects();

    [GeneratedRegex(@"(?<n>[0-9A-Za-z一二三四五六七八九十]{1,4})(?<unit>号楼|栋|座|单元|幢|弄|巷|室|楼|号)|\b(?<en>flat|tower|unit|room|block|level|floor|apartment|apt|building|basement) [0-9A-Za-z]{1,5}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:[A-Z][0-9]{2,4}|[0-9]{1,5}[A-Z]?)(?![0-9A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Bare();

    [GeneratedRegex(
        @"[\u4e00-\u9fff]{2,16}(?:[0-9]{1,4}号)?[\u4e00-\u9fff]{0,10}，?(?:(?:[0-9A-Z一二三四五六七八九十]{1,4}(?:号楼|栋|座|单元|幢|期|弄|巷|坊|楼[A-Z]?|号|村)|(?:地下|负)[一二三]层)[\u4e00-\u9fff]{0,8}){1,6}(?:[0-9A-Z]{0,5}[0-9]{1,4}[A-Z]?(?:室|车位)?(?![0-9])|[零一二三四五六七八九]{3,4})?(?:(?:地下|负)[一二三]层|[A-Z]区|[0-9A-Z]{1,5}(?:车位|号)){0,4}(?:[\u4e00-\u9fff]{0,4}楼)?|[\u4e00-\u9fff]{2,16}[0-9]{1,4}号[\u4e00-\u9fff]{0,8}",
        RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Chinese();

    [GeneratedRegex(
        @"(?:(?i:flat|unit|room|block|tower|level|floor|shop|apt) [0-9A-Z]{1,5}, ){0,3}(?:(?:[A-Z][a-z]+ (?:Towers|Plaza|Court|Gardens?), )?[0-9]{1,4}[A-Z]? (?:[A-Z][a-z]+ ){1,3}?(?:Road|Street|Lane|Avenue|Court|Hill|Crescent|Row|Drive|Way|Plaza|Garden|Close|Square)\b|(?:[A-Z][a-z]+ ){1,2}(?:Towers|Plaza|Court|Gardens?|Mall|Centre|Estate)(?= (?i:tower|block|basement|building|level|flat|unit) [0-9A-Z]))(?:,? (?i:flat|tower|unit|room|block|level|floor|ground floor|shop|apt|apartment|building|basement)(?: [0-9]{1,5}[A-Z]?\b| [A-Z]\b)?|, [A-Z][a-z]+(?![a-z]|: |')){0,6}",
        RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex English();

    [GeneratedRegex(@"^.*?(?:新地址|新的是|移机到|搬到|搬去|寄到|送到|地址登记的是|地址还是|地址是|地址|家在|住在|原来是在|我们在|装在|搬到|就在|位置在|人在|小区是|在)(?:是|在)?", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Cue();

    [GeneratedRegex("不对|不是|是我|我是|错|已改|改成|改到|诶|哎|月[^，]{0,4}号|^(?:单元|栋|号|座)|号(?:上午|下午|早上|晚上)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NoPlace();

    [GeneratedRegex(@"[0-9]|[一二三四五六七八九十](?:号|栋|座|单元)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Numbered();
}
