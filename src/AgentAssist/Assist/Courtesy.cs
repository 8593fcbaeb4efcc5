using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>Recognises sentences of a reply that state nothing about the business: sympathy, apologies, thanks, questions back to the customer.</summary>
internal static partial class Courtesy
{
    public static bool IsOne(string sentence) => sentence.Trim().Length <= 60 && (Question().IsMatch(sentence.Trim()) || Kindness().IsMatch(sentence.Trim()));

    [GeneratedRegex(@"^(请问|您(是|想|的)|麻烦您|方便|could you|would you|may i|can i|is your|do you|are you|what|when|which|where)[^。.!！]*[?？]$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Question();

    [GeneratedRegex(
        @"^((您好|非常|真的|十分|很|实在|给您|让您|带来|造成|添|的?不便|麻烦了?|久等了?|抱歉|对不起|理解您的?(心情|着急|感受)?|请您?放心|您?别着急|感谢您?的?(理解|支持|耐心|反馈|来电)?|谢谢您?|希望能?帮到您|我(很|非常)|为此)[\s,，.。!！]*)+$" +
        @"|^(hello|hi|thank you|thanks|i'?m (very |so |really )?sorry( to hear that| about that| for the (inconvenience|trouble))?|i (fully |completely )?understand( how you feel)?|i apologi[sz]e( for the (inconvenience|trouble))?|please don'?t worry)[\s,.!]*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Kindness();
}
