namespace AgentAssist.Assist;

/// <summary>Reads numbers below a hundred that are spelled out in English.</summary>
internal static class EnglishNumerals
{
    private static readonly string[] Small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The value, or <see langword="null"/> where the words are no such number.</summary>
    public static decimal? Parse(string words) => words.ToLowerInvariant() switch
    {
        "a" or "an" => 1,
        "half an" => 0.5m,
        "a hundred" => 100,
        var word when Array.IndexOf(Small, word) is >= 0 and var small => small,
        var word when word.Split('-', ' ') is [var ten, .. var rest] && Array.IndexOf(Tens, ten) is > 0 and var tens => (tens * 10) + (rest is [var one] ? Math.Max(0, Array.IndexOf(Small, one)) : 0),
        _ => null,
    };
}
