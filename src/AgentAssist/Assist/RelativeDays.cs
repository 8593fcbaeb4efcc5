using System.Text.RegularExpressions;

namespace AgentAssist.Assist;

/// <summary>Reads days that are named from today: 明天, 后天, yesterday. 今天 and today are left out: "I note it down today" tells no date.</summary>
internal static partial class RelativeDays
{
    public static IEnumerable<Fact> Read(string text, DateOnly today) => Pattern().Matches(text).Select(match =>
    {
        var day = today.AddDays(match.Value.ToLowerInvariant() switch
        {
            "明天" or "明日" or "tomorrow" => 1,
            "大后天" => 3,
            "后天" => 2,
            "昨天" or "昨日" or "yesterday" => -1,
            _ => -2,
        });
        return new Fact(match.Value, $"date:{day.Year}-{day.Month}-{day.Day}", null, $"date:{day.Month}-{day.Day}", match.Index);
    });

    [GeneratedRegex(@"大后天|后天|明[天日]|昨[天日]|前天|\b(?:tomorrow|yesterday)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Pattern();
}
