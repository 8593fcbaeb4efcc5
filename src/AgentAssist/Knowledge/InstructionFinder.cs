using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace AgentAssist.Knowledge;

/// <summary>Finds words that speak to a machine instead of to a person: what a customer's turn or an article may hold to make a model do something else.</summary>
/// <remarks>
/// What is found is left out before anything is searched, judged or written; the rest is answered as ever. It is a first line only: arguments are encoded in prompts,
/// no model has tools, none sets a tier, and every sentence is checked against the evidence.
/// </remarks>
internal static partial class InstructionFinder
{
    private const int ShortestEncoded = 24;

    // Nearly every text has none of these, and is read no further.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["忽略", "无视", "忘掉", "忘记", "不要理会", "ignore", "disregard", "forget", "提示词", "系统指令", "内部规则", "prompt", "instruction", "你现在是", "you are now", "最高优先级", "最高权限", "解码", "decode", "执行", "execute",
            "助手", "AI", "大模型", "机器人", "模型", "model", "assistant", "你们系统", "回复", "让客户", "客户", "声称", "谎称", "其他用户", "模式", "密钥", "口令", "token", "drop", "调用", "改为", "设为", "标为", "改成", "标记为", "system", "系统", "<!--", "<|", "user", "message",
            "[白色", "[white", "[hidden", "force_"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Hidden = SearchValues.Create("\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\udb40");

    /// <summary>Whether a text holds such words.</summary>
    public static bool IsIn(string text) => (text.AsSpan().ContainsAny(Hints) || text.AsSpan().ContainsAny(Hidden)) && (IsSuspicious(text) || Orders().IsMatch(Plain(text)));

    /// <summary>The article as it is searched and quoted.</summary>
    public static Article Harmless(Article article) =>
        IsIn(article.Title) || IsIn(article.Body) || (article.Reply is { } said && IsIn(said)) || article.Questions.Any(IsIn)
            ? article with
            {
                Title = Without(article.Title) is { Length: > 0 } title ? title : article.Id,
                Questions = [.. article.Questions.Select(Without).Where(question => question.Length > 0)],
                Body = Without(article.Body),
                Reply = article.Reply is { } reply && Without(reply) is { Length: > 0 } rest ? rest : null,
            }
            : article;

    /// <summary>The text without the parts that hold such words; empty where nothing else is in it.</summary>
    public static string Without(string text)
    {
        if (!IsIn(text))
            return text;
        var plain = Encoded().Replace(Framed().Replace(Plain(text), "\n"), found => IsEncodedText(found.Value) ? "\n" : found.Value);
        // A turn that pretends to be several is not one after its first line.
        if (PretendedTurn().Match(plain) is { Success: true } pretended)
            plain = plain[..pretended.Index];
        plain = Bracketed().Replace(plain, found => Orders().IsMatch(found.Value) ? "" : found.Value);
        return string.Concat(Parts().Matches(plain).Select(part => part.Value).Where(part => !Orders().IsMatch(part))).Trim();
    }

    private static bool IsSuspicious(string text) =>
        text.Contains('\uDB40', StringComparison.Ordinal) || Framed().IsMatch(text) || PretendedTurn().IsMatch(text) || Encoded().Matches(text).Any(found => IsEncodedText(found.Value));

    /// <summary>The text as a model reads it: without characters that have no width, and with those that hide letters (U+E0020 to U+E007E) as letters.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0xE0020 and <= 0xE007E)
                plain.Append((char)(rune.Value - 0xE0000));
            else if (rune.Value is not (>= 0x200B and <= 0x200F or >= 0x2060 and <= 0x2064 or 0xFEFF or 0xE0001 or 0xE007F))
                plain.Append(rune.ToString());
        }

        return plain.ToString();
    }

    // Letters and digits that are text in base 64: nobody says such a thing on the telephone.
    private static bool IsEncodedText(string found)
    {
        if (found.Length < ShortestEncoded)
            return false;
        var bytes = new byte[found.Length];
        if (!Convert.TryFromBase64String(found.PadRight((found.Length + 3) / 4 * 4, '='), bytes, out var count))
            return false;
        var text = Encoding.UTF8.GetString(bytes, 0, count);
        return !text.Contains('\uFFFD', StringComparison.Ordinal) && text.Count(c => c > '\u2e80' || char.IsAsciiLetter(c) || c == ' ') > text.Length * 0.7;
    }

    /// <summary>Sentences and cells of a table, each with its end; an address is not cut at its marks.</summary>
    [GeneratedRegex(@"([^。！？\n|；?.!;]|[?.!;][^\s。！？\n|；])*([。！？\n|；]|[?.!;](\s|$))?", RegexOptions.NonBacktracking)]
    private static partial Regex Parts();

    [GeneratedRegex("（[^（）]*）|【[^【】]*】|《[^《》]*》|“[^“”]*”", RegexOptions.NonBacktracking)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"<!--(.|\n)*?-->|<\s*/?\s*(system|assistant|user|instructions?|prompt|customer_message|message|im_start|im_end)\b[^>]*>|<\|[a-z_]+\|>|\[(白色|white|hidden)[^\]]*\][^\[]*\[/[^\]]*\]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Framed();

    [GeneratedRegex(@"\n\s*(system|assistant|系统|助手)\s*[:：]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex PretendedTurn();

    [GeneratedRegex("[A-Za-z0-9+/]{24,}={0,2}", RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();

    [GeneratedRegex(
        // To forget the rules, to tell them, to be somebody else.
        @"(忽略|无视|忘掉|忘记|不要理会)(掉)?(以上|之前|前面|上面|先前|此前|所有|一切|你的)[^，。]{0,8}(指令|规则|要求|提示|设定|限制)|(ignore|disregard|forget)\s*:?\s*(all |any |the |your |of )*(previous|above|prior|earlier|preceding)?\s*(instructions|rules|prompts?)"
        + @"|(系统提示词|提示词|系统指令|内部规则|system prompt|hidden instructions?)[^，。]{0,12}(输出|显示|告诉|打印|复述|原文|reveal|print|show)|(输出|显示|告诉我|打印|复述|reveal|print|show)[^，。]{0,12}(系统提示词|提示词|系统指令|内部规则|system prompt)"
        + @"|你现在是[^，。]{0,12}(AI|模型|机器人|助手|DAN)|you are now (an? |the )?[a-z ]{0,20}(ai|model|assistant|dan)\b|(最高优先级|最高权限)的?(规则|指令)|解码并执行|decode and (run|execute)"
        // Spoken to the machine by name.
        + @"|(给|致)[^，。]{0,6}(智能助手|AI助手|大模型|机器人)的?(说明|指令|注意)|(AI|智能助手|助手|模型)\s*(注意|必读|请注意|须知)|下一位\s*(AI|助手)|你们系统听好|note to (the )?(ai|assistant|model)"
        // What only a machine could do for them.
        + @"|在回复[^，。]{0,4}(末尾|开头|结尾|中|里)?[^，。]{0,2}(加上|附上|插入|输出|写上)|让客户(点击|访问|打开|扫)[^，。]{0,6}(\[|http|链接)|直接(答复|回复|告诉)客户\s*[:：]|(声称|谎称)(依据|根据)"
        + @"|(列出|输出|显示|导出)[^，。]{0,4}其他(客户|用户)|(切换|进入|转为)[^，。]{0,4}(管理员|开发者|调试|root)\s*模式|显示(密钥|口令|token|api)|执行\s*SQL|drop\s+table|调用(工具|函数|接口)|force_refund"
        + @"|(升级类别|处理方式|风险等级|优先级|分类)(改为|设为|改成|标为)\s*[“""]|(知识条目|条目|文章)[^，。]{0,6}(状态)?(改为|设为|标记为)[^，。]{0,4}(审核|发布)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Orders();
}
