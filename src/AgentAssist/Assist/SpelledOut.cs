using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>Writes numbers and codes that are read out piece by piece in digits and letters without gaps: "one three nine, triple five" and 幺三八，零零零零 and "T K double 4".</summary>
internal static partial class SpelledOut
{
    private const string Han = "零一二三四五六七八九";
    private static readonly string[] English = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>The text with its numbers in digits.</summary>
    public static string ToDigits(string text)
    {
        text = Repeated().Replace(text, match => new string(Digit(match.Groups["d"].Value), match.Groups["n"].Value.ToLowerInvariant() switch { "double" or "两个" => 2, "triple" or "三个" => 3, "quadruple" or "四个" => 4, _ => 5 }));
        text = AsIn().Replace(text, "$1 ");
        text = EnglishRun().Replace(text, match => string.Concat(EnglishWord().Matches(match.Value).Select(word => char.IsAsciiDigit(word.Value[0]) ? word.Value : Digit(word.Value).ToString())));
        text = HanRun().Replace(text, match => string.Concat(match.Value.Select(c => Digit(c.ToString()))));
        text = Single().Replace(text, match => match.Value.Replace(" ", "", StringComparison.Ordinal));
        text = Letters().Replace(text, match => match.Value.Replace(" ", "", StringComparison.Ordinal));
        // A gap may only show when the one behind it is closed: "E, D 61 880".
        return Gap().Replace(Gap().Replace(text, ""), "");
    }

    private static char Digit(string word) => word.ToLowerInvariant() switch
    {
        "幺" => '1',
        "〇" or "oh" or "o" => '0',
        _ when word.Length == 1 && char.IsAsciiDigit(word[0]) => word[0],
        _ when Han.IndexOf(word, StringComparison.Ordinal) is >= 0 and var han => (char)('0' + han),
        var english => (char)('0' + Math.Max(0, Array.IndexOf(English, english))),
    };

    [GeneratedRegex(@"(?<n>double|triple|quadruple|两个|三个|四个|五个) ?(?<d>zero|oh|one|two|three|four|five|six|seven|eight|nine|[0-9零一二三四五六七八九])", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b|\b[0-9]+\b)(?:[ ,]+(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b|\b[0-9]+\b)){2,}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EnglishRun();

    [GeneratedRegex("zero|oh|one|two|three|four|five|six|seven|eight|nine|[0-9]+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EnglishWord();

    /// <summary>"D as in dog".</summary>
    [GeneratedRegex(@"\b([A-Z]),? (?:as in|for|like) [A-Za-z]+,?", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsIn();

    // Three or more single digits in a row are read out; 三号楼 and 二十 are not.
    [GeneratedRegex("[幺零〇一二三四五六七八九]{3,}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HanRun();

    [GeneratedRegex("(?<![A-Za-z0-9])[A-Z](?: [A-Z0-9]){2,}(?![A-Za-z0-9])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Single();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:[A-Z] ){1,}(?:[A-Z](?![A-Za-z])|(?=[0-9]))|(?<![A-Za-z])[A-Za-z]{1,3} (?=[0-9]{2,}(?![0-9]* ?(?:元|块|yuan|am|pm|[A-Za-z]{2})))", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Letters();

    /// <summary>What stands between the pieces of one number.</summary>
    [GeneratedRegex(@"(?<=[0-9])(?<![0-9]{11})(?:[ \-，,、.…·]|然后|完了是|再?后[面头]是?|嗯){1,6}(?=[0-9])(?![0-9]{11})(?<!\b[0-9]{1,3},)|(?<=[A-Z]{1,4})(?:[ …，,]|的(?=[，, ])|后[面头]是?){1,4}(?=[A-Z]?[0-9]{2,})", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Gap();
}
