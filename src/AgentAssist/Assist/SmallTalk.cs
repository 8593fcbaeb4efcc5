using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>Recognises turns that ask nothing: greetings, thanks, "hm".</summary>
internal static partial class SmallTalk
{
    public static bool IsOnly(string text) => text.Trim() is { Length: <= 40 } said && (said.Length == 0 || Only().IsMatch(said));

    /// <summary>Whether a talk begins with it, as far as its words tell.</summary>
    public static bool IsGreeting(string text) => Greeting().IsMatch(text.Trim());

    /// <summary>What else a turn says after "that is settled, thank you"; <see langword="null"/> where it says no such thing.</summary>
    public static string? AfterThanks(string text)
    {
        string[] clauses = [.. Clause().Split(text).Select(clause => clause.Trim()).Where(clause => clause.Length > 0)];
        return Array.Exists(clauses, Thanks().IsMatch) ? string.Join(' ', clauses.Where(clause => !Thanks().IsMatch(clause))) : null;
    }

    [GeneratedRegex(@"[，。！？；,.!?;\n]+|\s+(?=btw\b|by the way\b)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Clause();

    [GeneratedRegex(
        @"谢|没啥事|没事了|没别的事|没有别的|清楚了|明白了|知道了|搞定|搞好了|弄好了|解决了|好使了|能用了|能上了|[补办修]好了|好了好了|有了有了|(?:好|有|行)了$|\b(thanks|thank you|thx|cheers|ta|sorted|all good|works now|working now|clear now|good now|that's clear|got it)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Thanks();

    [GeneratedRegex("^(您好|你好|喂|在吗|有人吗|早上好|上午好|下午好|晚上好|hi|hello|hey|good |are you there|anybody there|anyone there|can you hear me)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Greeting();

    [GeneratedRegex(
        @"^((您好|你好|喂|在吗|有人吗|听得到吗|听得见吗|嗯+|哦+|好的?|好吧|行|可以|知道了|明白了?|谢谢您?|谢谢你|多谢|再见|拜拜|没事了?|不用了|辛苦了?|早上好|上午好|下午好|晚上好|(hi|hello|hey)( there| again)?|can you hear me|(any|some)(body|one) there|how are you( doing| today)?|good (morning|afternoon|evening)|thanks?( you)?( very much| a lot)?|ok(ay)?|bye( bye)?|goodbye|are you there|yes|no|sure)[\s,，.。!！?？~～啊呀呢哈吧的了吗]*)+$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Only();
}
