using System.Text.RegularExpressions;
using AgentAssist.Knowledge;

namespace AgentAssist.Tickets;

/// <summary>Turns what a customer said of himself and to us into what is told of him: 我家 becomes 客户家, "my modem" becomes "their modem".</summary>
internal static partial class ThirdPerson
{
    private static readonly Dictionary<string, string> English = new(StringComparer.OrdinalIgnoreCase)
    {
        ["i"] = "they",
        ["i'm"] = "they are",
        ["im"] = "they are",
        ["i've"] = "they have",
        ["ive"] = "they have",
        ["i'd"] = "they would",
        ["i'll"] = "they will",
        ["i am"] = "they are",
        ["i was"] = "they were",
        ["me"] = "them",
        ["my"] = "their",
        ["mine"] = "theirs",
        ["myself"] = "themselves",
        ["we"] = "they",
        ["we're"] = "they are",
        ["we've"] = "they have",
        ["we'd"] = "they would",
        ["we'll"] = "they will",
        ["us"] = "them",
        ["our"] = "their",
        ["ours"] = "theirs",
        ["you"] = "we",
        ["you're"] = "we are",
        ["you've"] = "we have",
        ["you'd"] = "we would",
        ["you'll"] = "we will",
        ["your"] = "our",
        ["yours"] = "ours",
        ["you guys"] = "we",
    };

    /// <summary>The text in the third person.</summary>
    public static string Of(string text, string locale) => locale == Locales.English
        ? EnglishWords().Replace(text, word => English[word.Value.Replace('’', '\'')])
        : Ours().Replace(Yours().Replace(text, "我方"), "客户");

    [GeneratedRegex(@"\b(?:you guys|i am|i was|(?:i|we|you)['’](?:m|ve|d|ll|re)|im|ive|i|me|my|mine|myself|we|us|ours?|you|yours?)\b(?!['’])", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EnglishWords();

    [GeneratedRegex("你们|咱们|贵司|你方", RegexOptions.NonBacktracking)]
    private static partial Regex Yours();

    // 我方 is what 你们 has become.
    [GeneratedRegex("我们|我(?!方)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ours();
}
