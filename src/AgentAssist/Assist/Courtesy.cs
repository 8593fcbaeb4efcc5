using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>Recognises sentences of a reply that state nothing about the business: sympathy, apologies, thanks, questions back to the customer.</summary>
internal static partial class Courtesy
{
    private const int Longest = 90;

    public static bool IsOne(string sentence) =>
        sentence.Trim() is { Length: <= Longest } text && (Wording.IsCourtesy(text) || Question().IsMatch(text) || Kindness().IsMatch(text));

    /// <summary>Whether a reply's first sentence is kind already.</summary>
    public static bool Begins(string sentence) => Kind().IsMatch(sentence);

    [GeneratedRegex(@"^(请问|您(是|想|的)|麻烦您|方便|could you|would you|may i|can i|is your|do you|are you|what|when|which|where|have you)[^。.!！]*[?？]$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Question();

    [GeneratedRegex(
        @"抱歉|对不起|(别|不要|不用)着急|不便|添麻烦|谅解|欢迎|感谢|谢谢|理解您|放心|\b(sorry|apologi[sz]e|thank you|thanks|welcome|worry|understand|of course)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Kind();

    [GeneratedRegex(
        @"^((您好|非常|真的|十分|很|实在|给您|让您|带来|造成|添|的?不便|麻烦了?|久等了?|抱歉|对不起|理解您的?(心情|着急|感受)?|请您?放心|您?别着急|感谢您?的?(理解|支持|耐心|反馈|来电)?|谢谢您?|希望能?帮到您|我(很|非常)|为此)[\s,，.。!！]*)+$" +
        @"|^(hello|hi|thank you|thanks|i'?m (very |so |really )?sorry( to hear that| about that| for the (inconvenience|trouble))?|i (fully |completely )?understand( how you feel)?|i apologi[sz]e( for the (inconvenience|trouble))?|please don'?t worry)[\s,.!]*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Kindness();
}
