using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Takes a turn apart into what it may ask.</summary>
internal static partial class QuestionReader
{
    // Below this many characters a turn rarely names its subject: 多少钱? 要多久? how much?
    private const int AsideHan = 8;
    private const int AsideLatin = 24;

    private const int MostQuestions = 3;
    private const int MostSubjects = 3;

    // Turns of a story need not be compared in full: what a talk is about is said in a sentence or two.
    private const int LongestSubject = 60;
    private const int LongestTalk = 200;

    /// <summary>Whether a turn is so short, or begins in such a way, that it may go on with what was said before.</summary>
    public static bool IsAside(string text)
    {
        text = text.Trim();
        return IsShort(text) || Onward().IsMatch(text);
    }

    /// <summary>Whether a text has so few words that it rarely names a matter.</summary>
    public static bool IsShort(string text) => text.Length <= (IsChinese(text) ? AsideHan : AsideLatin);

    /// <summary>Whether a turn names nothing at all: only "how much", "how long", "and that one".</summary>
    public static bool IsBare(string text)
    {
        var rest = Onward().Replace(text.Trim(), "");
        return TextNormaliser.Default.SaysNothing(rest) || CommonWords.Default.SayAllOf(TextNormaliser.Default.Normalise(rest));
    }

    /// <summary>What the customer spoke of before, the nearest first, small talk and asides left out.</summary>
    public static IEnumerable<string> Subjects(IReadOnlyList<HistoryTurn> history) => history
        .Where(turn => turn.Role == Speaker.Customer && !SmallTalk.IsOnly(turn.Text) && !IsBare(turn.Text))
        .Reverse()
        .Take(MostSubjects)
        .Select(turn => turn.Text.Trim() is { Length: > LongestSubject } text ? text[..LongestSubject] : turn.Text.Trim());

    /// <summary>What the customer told, turn by turn, without numbers, addresses and "yes"; with each, whether it stands in the last turn.</summary>
    public static IReadOnlyList<(string Text, bool Last)> Matters(IEnumerable<HistoryTurn> talk)
    {
        var turns = TalkTurn.Of(talk);
        return [.. turns.Select((turn, index) => (Text: string.Join(' ', turn.Matter), Last: index == turns.Count - 1)).Where(matter => matter.Text.Length > 0 && !IsBare(matter.Text))];
    }

    /// <summary>What the talk as a whole may be about: the first that was told, and all of it.</summary>
    public static IEnumerable<string> Subjects(IReadOnlyList<(string Text, bool Last)> matters)
    {
        if (matters.Count == 0)
            yield break;
        var all = string.Join(' ', matters.Select(matter => matter.Text));
        // "网又断了" fits many articles; what was told next says which.
        if (matters.Count > 1 && !IsShort(matters[0].Text))
            yield return matters[0].Text;
        yield return all[..Math.Min(all.Length, LongestTalk)];
    }

    /// <summary>The questions of a turn: each ends with the clause that asks, and takes along what was told before it. One where it asks once.</summary>
    public static IReadOnlyList<string> Questions(string text)
    {
        List<string> questions = [];
        List<string> told = [];
        foreach (var clause in Cut(text))
        {
            // "My engineer was rude, and also: when is my line mended?" What stands before such a joint is a matter of its own.
            if (told.Count > 0 && Joint().IsMatch(clause) && DemandReader.Read(string.Join(' ', told)) is { Trouble: true } or { Wants: true } or { Upset: true })
            {
                questions.Add(string.Join(' ', told));
                told.Clear();
            }

            told.Add(clause);
            if (!Asking().IsMatch(clause))
                continue;
            var question = string.Join(' ', told);
            // "Can I move my line, and how much is it" asks twice about one thing.
            if (questions.Count > 0 && IsBare(question))
                questions[^1] += " " + question;
            else
                questions.Add(question);
            told.Clear();
        }

        if (told.Count > 0 && questions.Count > 0)
            questions[^1] += " " + string.Join(' ', told);
        return questions.Count > MostQuestions ? [] : questions;
    }

    /// <summary>The last moment of an earlier year that a text names, such as "2025年" or "last year", unless it asks what is now.</summary>
    public static DateTimeOffset? YearNamed(string text, DateTimeOffset now)
    {
        if (Nowadays().IsMatch(text))
            return null;
        var match = PastYear().Match(text);
        var year = !match.Success ? now.Year : match.Groups[1].Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : match.Value is "前年" ? now.Year - 2 : now.Year - 1;
        return year < now.Year ? new DateTimeOffset(year, 12, 31, 12, 0, 0, now.Offset) : null;
    }

    private static List<string> Cut(string text)
    {
        // A space ends a clause in Chinese alone; English clauses are cut at marks and joints, and a word or two says nothing.
        var chinese = IsChinese(text);
        return [.. (chinese ? ChineseEnd() : EnglishEnd()).Split(text).Select(clause => clause.Trim()).Where(clause => clause.Length >= (chinese ? 1 : 3))];
    }

    private static bool IsChinese(string text) => Locales.Of(text) == Locales.Chinese;

    [GeneratedRegex(@"(?<![0-9])(20[0-9]{2})(?:\s*年|\b)|去年|前年|last year", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PastYear();

    [GeneratedRegex(@"今年|现在(?!想|要|问|才|就想)|如今|眼下|\b(now|nowadays|these days|this year|today)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Nowadays();

    [GeneratedRegex(@"[，。！？；,.!?;\s]+|(?=还有[^没]|另外|顺便|对了|再问)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ChineseEnd();

    /// <summary>A clause that begins something else.</summary>
    [GeneratedRegex(@"^(?:还有|另外|顺便|对了|再问|再就是|also\b|by the way|another thing|and also)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Joint();

    [GeneratedRegex(@"[,.!?;\n]+|(?=\b(?:and also|also|by the way|another thing)\b)|\band (?=how |what |can |do |does |is |are |where |when |why )", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EnglishEnd();

    [GeneratedRegex(@"^(?:(?:哦|嗯|呃|啊|行|好的?|对|ok(?:ay)?|right|um|uh|so|yeah|yes)[\s，,。.]*)*(?:那么?|然后|and|but|what about|how about|then)(?:\b|(?=[\s\u4e00-\u9fff]))", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Onward();

    [GeneratedRegex(
        @"怎么|怎样|如何|咋|多少|多久|几时|啥|什么|为啥|为什么|哪|吗|么$|能不能|可不可以|可以.*吗|是不是|有没有|要不要|几点|几天|几号|几年|\b(how|what|when|where|why|which|can|could|do|does|is|are|will)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Asking();
}
