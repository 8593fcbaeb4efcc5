using System.Globalization;

namespace AgentAssist.Assist;

/// <summary>Reads a time of day as it is said: 九点半, 下午3点, 10点20分.</summary>
internal static class ClockTimes
{
    private static readonly string[] Afternoon = ["下午", "晚上", "傍晚"];
    private static readonly string[] Parts = ["上午", "早上", "凌晨", "中午", .. Afternoon];

    /// <summary>The key of the time; by itself an hour is the one of the morning.</summary>
    public static string? Key(string said) => Read(said) is var (hour, minute, later) ? Key(later && hour < 12 ? hour + 12 : hour, minute) : null;

    /// <summary>The key twelve hours later, where the words do not say which half of the day is meant.</summary>
    public static string? AfternoonKey(string said) =>
        Read(said) is var (hour, minute, _) && hour is > 0 and < 12 && !Parts.Any(part => said.StartsWith(part, StringComparison.Ordinal)) ? Key(hour + 12, minute) : null;

    private static (int Hour, int Minute, bool Later)? Read(string said)
    {
        var part = Array.Find(Parts, part => said.StartsWith(part, StringComparison.Ordinal)) ?? "";
        var halves = said[part.Length..].Split('点');
        if (Number(halves[0]) is not { } hour || hour > 24)
            return null;
        var minute = halves[1].TrimEnd('分') switch { "" or "整" or "钟" => 0, "半" => 30, var rest => Number(rest) };
        return minute is { } told ? (hour, told, Afternoon.Contains(part)) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var digits) ? digits : HanNumerals.Parse(text) is { } value && value == decimal.Truncate(value) ? (int)value : null;

    private static string Key(int hour, int minute) => string.Create(CultureInfo.InvariantCulture, $"time:{hour}:{minute:00}");
}
