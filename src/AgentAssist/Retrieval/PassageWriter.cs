using System.Text.RegularExpressions;

namespace AgentAssist.Retrieval;

/// <summary>Collects the lines of an article and decides where one passage ends and the next begins.</summary>
internal sealed partial class PassageWriter(string articleId)
{
    private readonly List<(string? Heading, string Text)> passages = [];
    private readonly SortedDictionary<int, string> headings = [];
    private string text = "";

    /// <summary>Begins a section.</summary>
    public void Heading(int level, string title)
    {
        Flush();
        foreach (var below in headings.Keys.Where(key => key >= level).ToList())
            headings.Remove(below);
        if (title.Length > 0)
            headings[level] = title;
    }

    /// <summary>Adds a paragraph; the numbered clauses among its lines each begin a unit of their own.</summary>
    public void Paragraph(string paragraph)
    {
        var unit = "";
        foreach (var line in paragraph.Split('\n'))
        {
            if (unit.Length > 0 && ClauseStart().IsMatch(line))
            {
                Unit(unit);
                unit = line;
            }
            else
            {
                unit = unit.Length == 0 ? line : unit + "\n" + line;
            }
        }

        Unit(unit);
    }

    /// <summary>Adds a list item; it stays with what stands before it as long as there is room.</summary>
    public void ListItem(string item) => Add(item, startsNew: false);

    /// <summary>Adds text whose line breaks mean something, such as code.</summary>
    public void Block(string block) => Add(block, startsNew: false);

    /// <summary>Adds a table: every passage that holds rows also holds the header.</summary>
    public void Table(string header, IEnumerable<string> rows)
    {
        if (header.Length > 0 && text.Length + header.Length > Chunker.Longest)
            Flush();
        var pending = header;
        foreach (var row in rows)
        {
            if (text.Length + pending.Length + row.Length + 2 > Chunker.Longest && text.Length > 0)
            {
                Flush();
                pending = header;
            }

            foreach (var line in new[] { pending, row }.Where(line => line.Length > 0))
                text = text.Length == 0 ? line : text + "\n" + line;
            pending = "";
        }
    }

    /// <summary>What was collected.</summary>
    public IReadOnlyList<Passage> Finish()
    {
        Flush();
        List<(string? Heading, string Text)> joined = [];
        foreach (var passage in passages)
        {
            // A short leftover belongs to its neighbour of the same section.
            if (joined.Count > 0 && joined[^1].Heading == passage.Heading
                && Math.Min(passage.Text.Length, joined[^1].Text.Length) < Chunker.Shortest
                && passage.Text.Length + joined[^1].Text.Length < Chunker.Longest)
            {
                joined[^1] = (passage.Heading, joined[^1].Text + "\n" + passage.Text);
            }
            else
            {
                joined.Add(passage);
            }
        }

        return [.. joined.Select((passage, i) => new Passage($"{articleId}#{i + 1}", articleId, passage.Heading, passage.Text))];
    }

    private void Unit(string unit) => Add(unit, startsNew: ClauseStart().IsMatch(unit));

    private void Add(string unit, bool startsNew)
    {
        unit = unit.TrimEnd();
        if (unit.Length == 0)
            return;
        if (text.Length > 0 && (text.Length + unit.Length + 1 > Chunker.Longest || (startsNew && text.Length >= Chunker.Shortest)))
            Flush();
        if (unit.Length > Chunker.Longest)
        {
            foreach (var part in Sentences(unit))
            {
                if (text.Length > 0 && text.Length + part.Length > Chunker.Longest)
                    Flush();
                text += part;
            }

            Flush();
            return;
        }

        text = text.Length == 0 ? unit : text + "\n" + unit;
    }

    private void Flush()
    {
        if (text.Trim().Length > 0)
            passages.Add((headings.Count == 0 ? null : string.Join(" › ", headings.Values), text.Trim()));
        text = "";
    }

    /// <summary>Sentences of at most the longest length; a sentence longer than that is cut where it must be.</summary>
    private static IEnumerable<string> Sentences(string unit)
    {
        var from = 0;
        while (from < unit.Length)
        {
            var length = Math.Min(Chunker.Longest, unit.Length - from);
            var end = unit.AsSpan(from, length).IndexOfAny("。！？；\n") is var stop and >= 0 ? stop + 1 : EnglishEnd(unit.AsSpan(from, length));
            // A lone half of a surrogate pair is not a character.
            if (from + end < unit.Length && char.IsLowSurrogate(unit[from + end]))
                end--;
            yield return unit.Substring(from, end);
            from += end;
        }
    }

    private static int EnglishEnd(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' or ';' && text[i + 1] == ' ')
                return i + 2;
        }

        return text.Length;
    }

    [GeneratedRegex(@"^\s*(第[一二三四五六七八九十百零\d]+[条款章节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+(\.\d+)+\s|\d+[、)）])",
        RegexOptions.NonBacktracking)]
    private static partial Regex ClauseStart();
}
