using System.Text;
using AgentAssist.Knowledge;

namespace AgentAssist.Benchmarks.Peers;

/// <summary>What an application cuts text into for a library that knows no Chinese.</summary>
internal static class Words
{
    /// <summary>Letters and digits in runs; Chinese as overlapping pairs of characters.</summary>
    public static IEnumerable<string> Bigrams(string text)
    {
        var folded = Fold(text);
        foreach (var (start, length, chinese) in Runs(folded))
        {
            if (!chinese || length == 1)
                yield return folded.Substring(start, length);
            else
            {
                for (var i = 0; i < length - 1; i++)
                    yield return folded.Substring(start + i, 2);
            }
        }
    }

    /// <summary>Letters and digits in runs.</summary>
    public static IEnumerable<string> Plain(string text)
    {
        var folded = Fold(text);
        return Runs(folded).Select(run => folded.Substring(run.Start, run.Length));
    }

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static IEnumerable<(int Start, int Length, bool Chinese)> Runs(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var chinese = Locales.IsHan(text[start]);
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]) && Locales.IsHan(text[end]) == chinese)
                end++;
            if (end > start)
                yield return (start, end - start, chinese);
            start = Math.Max(end, start + 1);
        }
    }
}
