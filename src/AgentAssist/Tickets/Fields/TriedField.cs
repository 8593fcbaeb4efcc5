using System.Text.RegularExpressions;

using AgentAssist.Assist;

namespace AgentAssist.Tickets.Fields;

/// <summary>Reads what the customer has tried already: steps told in answer to the question, steps that did not help, and the usual steps wherever they are told.</summary>
internal static partial class TriedField
{
    /// <summary>The steps in the customer's words, <c>"; "</c> between them, or nothing.</summary>
    public static string? Read(IReadOnlyList<TalkTurn> talk)
    {
        List<string> tried = [];
        foreach (var turn in talk)
        {
            var asked = Asks().IsMatch(turn.Before);
            var inVain = InVain().IsMatch(turn.Said);
            var before = false;
            foreach (var clause in turn.Clauses)
            {
                var step = Failed().Replace(Lead().Replace(clause, ""), "");
                var did = step.Length > 0 && !NotDone().IsMatch(step) && !Tail().Replace(step, "").Equals("试", StringComparison.Ordinal)
                    && ((asked && Did().IsMatch(step)) || (inVain && Action().IsMatch(step)) || (UsualStep().IsMatch(step) && !Symptom().IsMatch(clause)) || (before && Another().IsMatch(clause)));
                before = did;
                if (did && Bare(step) is { Length: > 1 } bare && !tried.Exists(other => Same(other, bare)))
                    tried.Add(bare);
            }
        }

        return tried.Count == 0 ? null : string.Join("; ", tried);
    }

    /// <summary>Whether steps were tried and did not help.</summary>
    public static bool InVainOf(IReadOnlyList<TalkTurn> talk) => talk.Any(turn => InVain().IsMatch(turn.Said)) && Read(talk) is not null;

    private static string Bare(string step) => Tail().Replace(step, "").Trim();

    private static bool Same(string one, string other) => one.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(one, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"试过|试了|尝试|操作|重启过|换过|检查过|处理过|什么处理|提交过|做过|要求过|哪些办法|有没有(?:重启|换|检查|试|用)|tried|have you (?:\w+ed|tried|done)|did you try|paired", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Asks();

    /// <summary>It did not help.</summary>
    [GeneratedRegex(@"没用|老样子|又报|又黑|还在|没啥用|没得用|不行|不顶用|没改善|还是|也?一样|一个样|都是|都系|不响|没好|没变|还不|就是不|拨不上|nothing|same thing|still|stuck|keeps|no luck|no change|didn'?t help|doesn'?t help", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex InVain();

    /// <summary>Not done, to be done, only wished, told of the fault or of other things.</summary>
    [GeneratedRegex(
        @"没(?:有)?(?:重启|试|换|那个|啥|什么)|没电|还没|别|突然|(?:网|线|又|就|半夜|老是)断|想|要不|能不能|帮我|约|说|行不行|估计|应该|可能|回去|电话换|号码|打过|报过|反映|投诉|礼拜|昨|今天|[?？]|^(?:没|不|都)(?:用|行|是|系|一样|没|管)|没反应|一个样|一样$|都试|弄过了|等到现在|上不|连不|拨不|还是.{0,6}$(?<=^.{0,8})" +
        @"|^you\b|\bi'?m\b|\b(?:want|would like|can you|should|haven'?t|didn'?t|never|nothing|same|still|no luck|everything|opened|happened|started)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NotDone();

    /// <summary>"一直黑屏重启": the device does it.</summary>
    [GeneratedRegex("一直|自动|老是|总是|黑屏|不停|反复|keeps?", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Symptom();

    [GeneratedRegex(@"过|了|咗|重|换|拔|插|关|拿|贴|清|输|试|恢复|\b\w+ed\b|\b(?:put|reset|took|card key|app|airplane mode)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Did();

    /// <summary>Somebody did something.</summary>
    [GeneratedRegex(
        @"(?:重[启插输登拨置装连配]|断|拔|插|换|恢复|清|卸|贴|搭|按|连|锁车|关机|拉|登录|传|配对|通)[^，。]{0,8}?(?:了|过|成|完)|直连|直接插|[^我]{2}也?(?:试|弄|搞)(?:了|过)|^(?:用|拿|把)[^，。]{2,}|恢复(?:出厂|默认)" +
        @"|\b(?:tried|put|took|moved|switched|turned|checked|cleared|\w+ed (?:the|it|my))\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Action();

    /// <summary>What is usually tried, told wherever.</summary>
    [GeneratedRegex(
        @"重启(?:了|过|[^，。]{1,4}[遍次回])|断电(?:重启|重来|了|过)|重插|拔了|重输|卸载?了?重装|恢复(?:出厂|默认)|插紧了?|插拔|换(?:了|过)(?:根|条|个|新)?(?:网线|高清线|电池|插座|接口|台电脑|卡槽)|电池换了|退出重登|重新(?:输密码|插枪|登录|配对|拨号)|拉过闸|开关(?:了)?飞行模式|飞行模式开关|清(?:理|了)缓存|自己(?:拿|用|把)?[^，。]{1,8}过" +
        @"|\b(?:restarted|rebooted|reset|unplugged|reinstalled|swapped|replugged|changed the|power[- ]cycled|tested another|tried (?:another|the|it|my)|cleared the|paired)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex UsualStep();

    /// <summary>"and the app", after "I tried the card key".</summary>
    [GeneratedRegex(@"^(?:and )?(?:the|my) \w+(?: \w+)?$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Another();

    [GeneratedRegex(@"^(?:i have |i'?ve |i |just |then |also |even |we |yes |yeah |and |the |嗯|呃|我|也|又|还|自己|都|就|先)+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Lead();

    [GeneratedRegex("(?:还是|也不行|也都?一样|也没|还不|都不行|也没用|也一样|都没用|没用).*$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Failed();

    [GeneratedRegex(@"(?:也)?(?:弄|试|输|搞)?了?(?:好几|三四|三|两|几)?(?:遍|回|次)?(?:了|过了|过)$| (?:twice|again|already|three times)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tail();
}
