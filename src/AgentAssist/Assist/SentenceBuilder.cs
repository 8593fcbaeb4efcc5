using System.Text;

namespace AgentAssist.Assist;

/// <summary>Cuts running text into sentences, Chinese and English, character by character; markers right behind a full stop belong to the sentence before.</summary>
internal sealed class SentenceBuilder
{
    private static readonly string[] Abbreviations = ["e.g.", "i.e.", "etc.", "no.", "mr.", "mrs.", "ms.", "dr.", "approx.", "a.m.", "p.m."];
    private readonly List<CitedSentence> done = [];
    private readonly StringBuilder current = new();
    private readonly List<int> citations = [];
    private bool ended;

    public static IReadOnlyList<string> Split(string text)
    {
        var builder = new SentenceBuilder();
        foreach (var c in text)
            builder.Append(c);
        return [.. builder.Complete().Select(sentence => sentence.Text)];
    }

    public void Append(char c)
    {
        // A full stop ends an English sentence only when a space follows: 3.5 and docs.html do not end one.
        if (!ended && char.IsWhiteSpace(c) && EndsWithFullStop())
            ended = true;
        if (ended && !char.IsWhiteSpace(c) && !IsTail(c))
            Finish();

        current.Append(c);
        ended |= c is '。' or '！' or '？' or '!' or '?' or '；' or '\n';
    }

    public void Cite(IEnumerable<int> numbers)
    {
        foreach (var n in numbers)
        {
            if (!citations.Contains(n))
                citations.Add(n);
        }
    }

    public IReadOnlyList<CitedSentence> Complete()
    {
        Finish();
        return done;
    }

    private void Finish()
    {
        var text = current.ToString().Trim();
        if (text.Length > 0)
            done.Add(new CitedSentence(text, [.. citations.Order()]));
        else if (citations.Count > 0 && done.Count > 0)
            done[^1] = done[^1] with { Citations = [.. done[^1].Citations.Union(citations).Order()] };
        current.Clear();
        citations.Clear();
        ended = false;
    }

    private bool EndsWithFullStop()
    {
        if (current.Length == 0 || current[^1] != '.')
            return false;
        var start = current.Length - 1;
        while (start > 0 && !char.IsWhiteSpace(current[start - 1]))
            start--;
        var word = current.ToString(start, current.Length - start);

        // "1." opens a step of a list.
        var isListNumber = word[..^1].All(char.IsAsciiDigit) && current.ToString().Trim().Length == word.Length;
        return !isListNumber && !Abbreviations.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsTail(char c) => c is '。' or '！' or '？' or '!' or '?' or '”' or '’' or '」' or '』' or '）' or ')' or '"';
}
