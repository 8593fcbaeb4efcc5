using System.Buffers;
using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>
/// Words of a rule: a word, or several that belong together. <c>a…b</c> is a, then b in the same sentence and near; <c>a &amp; b</c> both near, in any order;
/// <c>{name}</c> stands for any word of the group of that name.
/// </summary>
internal sealed class WordPattern
{
    private const int LongestGap = 12;
    private const int LongestLatinGap = 40;

    // Told in any order, and perhaps in two sentences.
    private const int LongestLooseGap = 18;
    private const int LongestLooseLatinGap = 60;
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?\n");
    private static readonly SearchValues<char> Joints = SearchValues.Create("…&{");
    private readonly IReadOnlyList<string>[][] orders;
    private readonly SearchValues<string>[] needs;
    private readonly bool loose;

    /// <summary>Reads words as a rule writes them.</summary>
    /// <exception cref="FormatException">A part is empty, a group is not known or joins words itself, or both ways of joining are used.</exception>
    public WordPattern(string words, IReadOnlyDictionary<string, List<string>> groups)
        : this([.. words.Split(words.Contains('&', StringComparison.Ordinal) ? '&' : '…').Select(part => Alternatives(part.Trim(), words, groups))], words.Contains('&', StringComparison.Ordinal))
    {
        if (loose && words.Contains('…', StringComparison.Ordinal))
            throw new FormatException($"'{words}' joins by … and by &; one of them.");
    }

    private WordPattern(IReadOnlyList<string>[] parts, bool loose)
    {
        this.loose = loose;
        orders = loose ? [.. Orders(parts)] : [parts];
        needs = [.. parts.Select(part => SearchValues.Create([.. part], StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Reads a list of them: those that join nothing are looked for all at once.</summary>
    /// <exception cref="FormatException">One cannot be meant.</exception>
    public static WordPattern[] All(IEnumerable<string> list, IReadOnlyDictionary<string, List<string>> groups)
    {
        var plain = list.ToLookup(words => !words.AsSpan().ContainsAny(Joints));
        string[] single = [.. plain[true].Select(words => Alternatives(words.Trim(), words, groups)[0])];
        return [.. single.Length > 0 ? [new WordPattern([single], loose: false)] : Array.Empty<WordPattern>(), .. plain[false].Select(words => new WordPattern(words, groups))];
    }

    /// <summary>Whether the text holds the words.</summary>
    public bool IsIn(string text) => Place(text) is not null;

    /// <summary>Where the text holds the words.</summary>
    public (int From, int End)? Place(string text)
    {
        // Nearly every text lacks a part of nearly every pattern; that is seen in a fraction of a microsecond.
        foreach (var part in needs)
        {
            if (!text.AsSpan().ContainsAny(part))
                return null;
        }

        foreach (var order in orders)
        {
            foreach (var first in order[0])
            {
                for (var from = 0; Find(text, first, from, text.Length) is >= 0 and var at; from = at + 1)
                {
                    if (End(text, at + first.Length, order, 1) is { } end)
                        return (at, end);
                }
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Alternatives(string part, string words, IReadOnlyDictionary<string, List<string>> groups)
    {
        if (part.Length == 0)
            throw new FormatException($"A part of '{words}' is empty.");
        if (part is not ['{', .. var name, '}'])
            return [part];
        if (!groups.TryGetValue(name, out var group))
            throw new FormatException($"There is no group of words '{name}'.");
        return group is { Count: > 0 } && group.TrueForAll(word => !string.IsNullOrWhiteSpace(word) && !word.AsSpan().ContainsAny(Joints))
            ? group
            : throw new FormatException($"The group '{name}' needs words, and none of them may be empty or join words itself.");
    }

    private static IEnumerable<IReadOnlyList<string>[]> Orders(IReadOnlyList<string>[] parts) =>
        parts.Length == 1 ? [parts] : parts.Index().SelectMany(first => Orders([.. parts.Where((_, i) => i != first.Index)]).Select(rest => (IReadOnlyList<string>[])[first.Item, .. rest]));

    private int? End(string text, int end, IReadOnlyList<string>[] order, int part)
    {
        if (part == order.Length)
            return end;
        foreach (var word in order[part])
        {
            // No further than the words may be apart: a long text takes no longer than many short ones.
            var until = Math.Min(text.Length, end + Reach(word) + word.Length);
            for (var next = Find(text, word, end, until); next >= 0 && BelongTogether(text.AsSpan(end, next - end)); next = Find(text, word, next + 1, until))
            {
                if (End(text, next + word.Length, order, part + 1) is { } last)
                    return last;
            }
        }

        return null;
    }

    private int Reach(string next) => (loose, char.IsAsciiLetter(next[0])) switch
    {
        (false, false) => LongestGap,
        (false, true) => LongestLatinGap,
        (true, false) => LongestLooseGap,
        (true, true) => LongestLooseLatinGap,
    };

    private bool BelongTogether(ReadOnlySpan<char> gap) => loose ? !gap.Contains('\n') : gap.IndexOfAny(Ends) < 0;

    /// <summary>Where the text holds a word; one of Latin letters or digits only where it stands alone: 12345 is no part of a telephone number.</summary>
    private static int Find(string text, string word, int from, int until)
    {
        for (var at = IndexOf(from); at >= 0; at = IndexOf(at + 1))
        {
            var end = at + word.Length;
            if (!(at > 0 && IsSpelled(word[0]) && IsSpelled(text[at - 1])) && !(end < text.Length && IsSpelled(word[^1]) && IsSpelled(text[end])))
                return at;
        }

        return -1;

        int IndexOf(int start) => start >= until ? -1 : text.IndexOf(word, start, until - start, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSpelled(char c) => char.IsLetterOrDigit(c) && !Locales.IsHan(c);
}
