using System.Text.RegularExpressions;
using AgentAssist.Assist;

namespace AgentAssist.Tickets.Fields;

/// <summary>Reads which device the talk is about: of several, the one that is blamed.</summary>
internal static partial class DeviceField
{
    private const int Blamed = 4;
    private const int Faulty = 3;
    private const int Wished = 2;
    private const int Named = 1;

    /// <summary>The device, as it was named, or nothing.</summary>
    public static string? Read(IReadOnlyList<TalkTurn> talk)
    {
        Dictionary<string, int> blame = [];
        foreach (var turn in talk)
        {
            var trouble = DemandReader.Read(turn.Said).Trouble || Broken().IsMatch(turn.Said);
            var clauses = turn.Clauses;
            for (var i = 0; i < clauses.Count; i++)
            {
                foreach (Match device in DeviceName().Matches(clauses[i]))
                {
                    // Another's device, or one to compare with, is not the one.
                    if (Others().IsMatch(clauses[i][..device.Index]) || NotTheThing().IsMatch(clauses[i][(device.Index + device.Length)..]))
                        continue;
                    var name = device.Value.ToLowerInvariant();
                    var next = i + 1 < clauses.Count && !DeviceName().IsMatch(clauses[i + 1]) ? clauses[i + 1] : "";
                    blame[name] = blame.GetValueOrDefault(name) + Score(clauses[i], next, device.Value, trouble);
                }
            }
        }

        return blame.Count > 0 && blame.MaxBy(one => one.Value) is { Value: > 0 } worst ? worst.Key : null;
    }

    private static int Score(string clause, string next, string device, bool trouble) => 0 switch
    {
        _ when Blames(clause, device) => Blamed,
        _ when Fine().IsMatch(clause) => -Faulty,
        _ when Handled().IsMatch(clause) => 0,
        _ when Broken().IsMatch(clause) || (next.Length > 0 && Broken().IsMatch(next)) => Faulty,
        _ when clause.Contains($"把{device}", StringComparison.OrdinalIgnoreCase) => Wished,
        _ => trouble ? Named : 0,
    };

    /// <summary>"应该是光猫的毛病", "是机顶盒", "it's the modem".</summary>
    private static bool Blames(string clause, string device)
    {
        var at = clause.IndexOf(device, StringComparison.OrdinalIgnoreCase);
        return Cause().IsMatch(clause[..at]) && Problem().IsMatch(clause[(at + device.Length)..]);
    }

    [GeneratedRegex("光猫|路由器|机顶盒|电视盒子|空调|刹车|天窗|充电口盖|遥控器|座机|固话|车机|中控屏|大屏|充电桩|充电枪|摄像头|音响|set-top box|router|modem|remote|charger|infotainment|landline|phone", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex DeviceName();

    [GeneratedRegex(@"(?<!不)(?:是|就是|怪|它|\bits|\bit'?s|because of)(?: the| my|我的|我家的?)? ?$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Cause();

    [GeneratedRegex("^(?:的(?:事|问题|毛病|锅)|坏|了|吧|呗|$)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Problem();

    [GeneratedRegex(@"(?:another|other|wife'?s|friend'?s|husband'?s|neighbour'?s|别的|老婆的?|别人的?|邻居的?|另一[个部台]|远程(?:开|关)?|用(?:的|自己)?|跳过|接|插|打|靠|public) ?$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Others();

    /// <summary>"座机号码", "phone number": no device.</summary>
    [GeneratedRegex("^ ?(?:[0-9]|号|押金|费|number|charge|bill|call)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NotTheThing();

    [GeneratedRegex(@"没毛病|没问题|没事|没坏|又没|好的|好好的|正常|冇事|能上网|不是|新的|是好|倒是好|换了新|还好|\bfine\b|brand new|is ok|friend'?s", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fine();

    /// <summary>Something was done with it.</summary>
    [GeneratedRegex(@"(?:重启|断电|插过|换过|换了|恢复出厂|恢复默认)|\b(?:restarted|rebooted|reset|swapped|unplugged|changed)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Handled();

    [GeneratedRegex(@"坏|不行|唔得|不了|没信号|没反应|没反映|无信号|没网|不亮|红灯|太老|七八年|松|嗡嗡|没声|沙沙|打不|死机|黑屏|卡|花屏|八成|亮|闪|不出|不开|不灵|不热|不凉|不冷|变硬|失灵|发烫|冒烟|断|修|解绑|\b(?:dead|light|blinking|broken|doesn'?t|won'?t|no signal|not working|hot|black|stuck|shows)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Broken();
}
