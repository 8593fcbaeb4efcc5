using System.Text;

namespace AgentAssist.Assist;

/// <summary>Reads a stream of text with citation markers such as <c>[1]</c>, <c>[1,2]</c>, <c>［１］</c> or <c>【1】</c>.</summary>
/// <remarks>
/// Gives back the text without markers as it comes, and at the end its sentences with the evidence each one named. A marker may be split
/// over chunks at any place; what turns out not to be one is text. A marker that names no shown evidence is no citation.
/// </remarks>
/// <param name="evidenceCount">How many pieces of evidence were shown; their numbers start at 1.</param>
internal sealed class CitationReader(int evidenceCount)
{
    private const int LongestMarker = 24;
    private readonly SentenceBuilder sentences = new();
    private readonly StringBuilder held = new();

    /// <summary>Takes the next chunk and returns what of it (and of what was held back) can be shown.</summary>
    public string Append(string chunk)
    {
        var visible = new StringBuilder(chunk.Length);
        foreach (var c in chunk)
            Read(c, visible);
        return visible.ToString();
    }

    /// <summary>Ends the text: returns what was still held back, and the sentences.</summary>
    public (string Remainder, IReadOnlyList<CitedSentence> Sentences) Complete()
    {
        var rest = new StringBuilder();
        ReleaseHeld(rest);
        return (rest.ToString(), sentences.Complete());
    }

    private void Read(char c, StringBuilder visible)
    {
        if (held.Length == 0)
        {
            if (IsOpen(c))
                held.Append(c);
            else
                Show(c, visible);
            return;
        }

        held.Append(c);
        if (IsClose(c) && TryReadMarker(out var numbers))
        {
            held.Clear();
            sentences.Cite(numbers.Where(n => n >= 1 && n <= evidenceCount));
        }
        else if (!IsInside(c) || held.Length > LongestMarker)
        {
            // Not a marker after all. Its last character may open one.
            var last = held[^1];
            held.Length--;
            ReleaseHeld(visible);
            Read(last, visible);
        }
    }

    private bool TryReadMarker(out List<int> numbers)
    {
        numbers = [];
        var number = -1;
        for (var i = 1; i < held.Length; i++)
        {
            var digit = char.IsDigit(held[i]) ? (int)char.GetNumericValue(held[i]) : -1;
            if (digit >= 0)
            {
                number = Math.Min(1_000_000, Math.Max(number, 0) * 10 + digit);
                continue;
            }

            if (number >= 0)
                numbers.Add(number);
            number = -1;
        }

        return numbers.Count > 0;
    }

    private void ReleaseHeld(StringBuilder visible)
    {
        for (var i = 0; i < held.Length; i++)
            Show(held[i], visible);
        held.Clear();
    }

    private void Show(char c, StringBuilder visible)
    {
        visible.Append(c);
        sentences.Append(c);
    }

    private static bool IsOpen(char c) => c is '[' or '［' or '【';

    private static bool IsClose(char c) => c is ']' or '］' or '】';

    private static bool IsInside(char c) => char.IsDigit(c) || c is ' ' or ',' or '，' or '、' or '^';
}

/// <summary>A sentence and the numbers of the evidence that it named.</summary>
internal sealed record CitedSentence(string Text, IReadOnlyList<int> Citations);
