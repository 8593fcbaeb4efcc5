using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>How much of one text stands in another, by pairs of Han characters and by Latin words.</summary>
internal static class TextOverlap
{
    /// <summary>The share of <paramref name="part"/> that <paramref name="whole"/> holds, 0 to 1; 0 where it holds nothing to compare.</summary>
    public static double Share(IReadOnlySet<string> part, IReadOnlySet<string> whole) =>
        part.Count == 0 ? 0 : (double)part.Count(whole.Contains) / part.Count;

    /// <summary>Pairs of neighbouring Han characters, and Latin words and numbers in lower case.</summary>
    public static IReadOnlySet<string> Grams(string text)
    {
        var grams = new HashSet<string>();
        var wordStart = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            var inWord = !Locales.IsHan(c) && char.IsLetterOrDigit(c);
            if (inWord && wordStart < 0)
                wordStart = i;
            if (!inWord && wordStart >= 0)
            {
                grams.Add(text[wordStart..i].ToLowerInvariant());
                wordStart = -1;
            }

            if (i + 1 < text.Length && Locales.IsHan(c) && Locales.IsHan(text[i + 1]))
                grams.Add(text.Substring(i, 2));
        }

        return grams;
    }
}
