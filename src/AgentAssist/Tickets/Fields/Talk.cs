using System.Text.RegularExpressions;
using AgentAssist.Assist;

namespace AgentAssist.Tickets.Fields;

/// <summary>A turn of the customer with what the agent had said just before: a field is often the answer to a question, or a "yes" to one.</summary>
/// <param name="Text">What the customer said, numbers that were spelled out written in digits.</param>
/// <param name="Said">What the customer said, as it was said.</param>
/// <param name="Before">What the agent said before, spelled likewise; empty at the beginning.</param>
internal sealed partial record TalkTurn(string Text, string Said, string Before)
{
    /// <summary>Whether the customer agrees with what the agent said.</summary>
    public bool Agrees => !Denies && (Yes().IsMatch(Said) || (Checked().IsMatch(Before) && !Text.Any(char.IsAsciiDigit) && !No().IsMatch(Said)));

    /// <summary>Whether the customer says that it is not so.</summary>
    public bool Denies => No().IsMatch(Said.TrimStart()[..Math.Min(24, Said.TrimStart().Length)]) && !Yes().IsMatch(Said);

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

    [GeneratedRegex(@"^[\s，,。.]*(?:嗯|哦|啊|呃|那个|uh|um|oh)*[\s，,。.]*(?:对|系[，,啊呀]|是的|是这|是$|是啊|没错|可以|好的?|行|就那个|就这个|都对|正确|yes|yep|yeah|right|correct|that'?s (?:right|it|the one|correct|fine|me)|exactly|sure|ok)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Yes();

    [GeneratedRegex(@"不是|不对|错了|写反|说错|打错|\b(?:no|not|wrong|nope)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex No();

    [GeneratedRegex(@"(?:对吗|对吧|是吗|可以吗|是这张吗|吗|right)[?？。]?$|\?$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Checked();
}
