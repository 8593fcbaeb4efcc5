using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>A turn of the customer with what the agent had said just before: a field is often the answer to a question, or a "yes" to one.</summary>
/// <param name="Text">What the customer said, numbers that were spelled out written in digits.</param>
/// <param name="Said">What the customer said, as it was said.</param>
/// <param name="Before">What the agent said before, spelled likewise; empty at the beginning.</param>
internal sealed partial record TalkTurn(string Text, string Said, string Before)
{
    // As many as no year, price or speed has.
    private const int MinDigits = 5;

    /// <summary>What the customer said, clause by clause.</summary>
    public IReadOnlyList<string> Clauses { get; } = Cut(Said);

    /// <summary>The clauses that tell what is wrong or wanted: not numbers and addresses, not "yes", not what only answers a question for them.</summary>
    public IReadOnlyList<string> Matter => [.. Clauses.Where(clause => !IsData(clause) && !SaysNothing().IsMatch(clause) && !SmallTalk.IsOnly(clause) && (!AsksData().IsMatch(Before) || TellsMore(clause)))];

    /// <summary>Whether the customer agrees with what the agent said.</summary>
    public bool Agrees => !Denies && (Yes().IsMatch(Said) || (Checked().IsMatch(Before) && !Text.Any(char.IsAsciiDigit) && !No().IsMatch(Said)));

    /// <summary>Whether the customer says that it is not so.</summary>
    public bool Denies => No().IsMatch(Said.TrimStart()[..Math.Min(24, Said.TrimStart().Length)]) && !Yes().IsMatch(Said);

    /// <summary>The clauses of a text: Chinese typed without commas is cut at its blanks.</summary>
    public static IReadOnlyList<string> Cut(string text) => [.. ClauseEnd().Split(text).Select(clause => clause.Trim()).Where(clause => clause.Length > 0)];

    private static bool TellsMore(string clause) => DemandReader.Read(clause) is { Trouble: true } or { Wants: true } or { Upset: true } or { Again: true } or { Asks: true };

    private static bool IsData(string clause) => Place().IsMatch(clause) || Measure().Replace(SpelledOut.ToDigits(clause), "").Count(char.IsAsciiDigit) >= MinDigits;

    /// <summary>The customer's turns of a talk, oldest first.</summary>
    public static IReadOnlyList<TalkTurn> Of(IEnumerable<HistoryTurn> turns)
    {
        List<TalkTurn> talk = [];
        var before = "";
        foreach (var turn in turns)
        {
            if (turn.Role == Speaker.Customer)
                talk.Add(new(SpelledOut.ToDigits(turn.Text), turn.Text, before));
            else
                before = SpelledOut.ToDigits(turn.Text);
        }

        return talk;
    }

    [GeneratedRegex(@"^[\s，,。.]*(?:嗯|哦|啊|呃|那个|uh|um|oh)*[\s，,。.]*(?:对|系[，,啊呀]|啱|冇错|是的|是这|是$|是啊|没错|可以|好的?|行|就那个|就这个|都对|正确|yes|yep|yeah|right|correct|that'?s (?:right|it|the one|correct|fine|me)|exactly|sure|ok)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Yes();

    [GeneratedRegex(@"不是|不对|唔系|错了|写反|说错|打错|念错|\b(?:no|not|wrong|nope)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex No();

    [GeneratedRegex("[0-9.,]+ ?(?:元|块|兆|[Mm]\\b|度|公里|yuan|meg)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Measure();

    [GeneratedRegex(@"[0-9A-Za-z一二三四五六七八九十]{1,4}(?:号楼|栋|座|单元|幢|弄|室|车位)|[路街村道][0-9一二三四五六七八九十]{1,5}号|小区[0-9]|楼[0-9]{3,4}|\b[0-9]{1,4}[A-Z]? (?:[A-Z]\w+ ){1,3}(?:Road|Street|Lane|Court|Row|Hill|Avenue|Drive)\b|^(?:flat|tower|block|unit) \w{1,4}$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Place();

    [GeneratedRegex("电话|号码|手机号|联系|地址|账号|车牌|单号|订单|哪里|哪个小区|停在哪|什么位置|位置(?:是|在|发)|具体位置|称呼|which number|phone|address|account|plate|order number|reach you|where (?:is|are|exactly)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksData();

    /// <summary>Said about the talk itself, or that something did not help.</summary>
    [GeneratedRegex(@"^(?:那|嗯|呃|哎|啊|喂|哦|um|uh|yeah|oh)?(?:对+|对对对|是的?|是这个|就是它|没错|可以|行|好的?|嗯+|错了(?:错了)?|不对(?:不对)?|不是(?:不是)?|说错了|打错了|记下了|你?等(?:一?下|会儿)|哎?等下|我?(?:跟|和|给)你(?:们)?[说讲]|(?:你)?听我[说讲]|麻烦你?了?|谢+你?了?|没(?:啥)?用|没得用的?|都?不行|都?一个?样|没改善|没变化?|试了|断了断了|yes|yeah|yep|no|no luck(?: at all)?|same(?: thing)?|nothing|right|correct|ok|okay|sure|sorry|hang on|hold on|listen|got it|that'?s (?:right|it|me|fine|correct|the one)|please|thanks?(?: you)?|um|uh)[吧啊呢的了哈]*$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"(?:对吗|对吧|是吗|可以吗|是这张吗|吗|right)[?？。]?$|\?$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Checked();

    // Typed Chinese has blanks where commas would be.
    [GeneratedRegex(@"[，,。！!？?；;、\n：:…]|\.(?![0-9])|(?<=[\u4e00-\u9fff]) +|\bbut\b|\b(?:and )?then\b|\band (?=(?:i|we|it|they|there|now|my|the|its|it.s|i.m|i.ve)\b)|还(?=换|试|重|拔|拿)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ClauseEnd();
}
