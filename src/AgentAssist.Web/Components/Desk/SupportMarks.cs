using AgentAssist.Knowledge;

namespace AgentAssist.Web.Components.Desk;

/// <summary>Finds the words of a text that stand in other texts: the supporting words of a source, or the unsupported ones of a sentence.</summary>
internal static class SupportMarks
{
    private const int ShortestHanRun = 4;
    private const int ShortestLatinRun = 8;

    /// <summary>The text in pieces, those marked that share a run of at least four Han or eight other characters with a sentence.</summary>
    public static IReadOnlyList<MarkedPiece> Shared(string text, IEnumerable<string> sentences)
    {
        var marked = new bool[text.Length];
        foreach (var sentence in sentences)
            MarkShared(text, sentence, marked);
        return Pieces(text, marked);
    }

    /// <summary>The text in pieces, those marked that are one of <paramref name="words"/>.</summary>
    public static IReadOnlyList<MarkedPiece> Words(string text, IEnumerable<string> words)
    {
        var marked = new bool[text.Length];
        foreach (var word in words.Where(w => w.Length > 0))
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
                Array.Fill(marked, true, at, word.Length);
        }

        return Pieces(text, marked);
    }

    private static void MarkShared(string text, string sentence, bool[] marked)
    {
        // run[j]: how many characters before text[i] and before sentence[j] agree.
        var run = new int[sentence.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            var diagonal = 0;
            for (var j = 0; j < sentence.Length; j++)
            {
                var before = run[j + 1];
                run[j + 1] = char.ToLowerInvariant(text[i]) == char.ToLowerInvariant(sentence[j]) ? diagonal + 1 : 0;
                diagonal = before;
            }

            var end = i + 1;
            var start = TrimStart(text, end - run.Max(), end);
            if (!EndsInWord(text, end) && IsLongEnough(text, start, end))
                Array.Fill(marked, true, start, end - start);
        }
    }

    private static int TrimStart(string text, int start, int end)
    {
        if (start > 0 && start < end && IsLatinWord(text[start]) && IsLatinWord(text[start - 1]))
        {
            while (start < end && IsLatinWord(text[start]))
                start++;
        }

        while (start < end && !char.IsLetterOrDigit(text[start]))
            start++;
        return start;
    }

    private static bool IsLongEnough(string text, int start, int end) =>
        end - start >= (Locales.Of(text[start..end]) == Locales.Chinese ? ShortestHanRun : ShortestLatinRun);

    private static bool EndsInWord(string text, int end) => !char.IsLetterOrDigit(text[end - 1]) || (end < text.Length && IsLatinWord(text[end - 1]) && IsLatinWord(text[end]));

    private static bool IsLatinWord(char c) => char.IsLetterOrDigit(c) && Locales.Of(c.ToString()) != Locales.Chinese;

    private static List<MarkedPiece> Pieces(string text, bool[] marked)
    {
        List<MarkedPiece> pieces = [];
        for (int start = 0, end; start < text.Length; start = end)
        {
            for (end = start + 1; end < text.Length && marked[end] == marked[start];)
                end++;
            pieces.Add(new(text[start..end], marked[start]));
        }

        return pieces;
    }
}

/// <summary>A part of a text, marked or not.</summary>
internal sealed record MarkedPiece(string Text, bool Marked);
