namespace AgentAssist.Knowledge;

/// <summary>The two languages of the product.</summary>
public static class Locales
{
    /// <summary>Simplified Chinese.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Whether <paramref name="locale"/> is one that the product speaks.</summary>
    public static bool IsKnown(string? locale) => locale is Chinese or English;

    /// <summary>The language of a text: Chinese as soon as it holds one Han character, for nobody writes a Chinese word in an English sentence.</summary>
    public static string Of(string text) => text.Any(IsHan) ? Chinese : English;

    internal static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or >= '\uf900' and <= '\ufaff';
}
