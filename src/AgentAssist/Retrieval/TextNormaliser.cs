using System.Collections.Frozen;
using System.Text;
using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>Brings every way of writing the same question to one form, for comparing only: nobody is shown it.</summary>
/// <remarks>
/// NFKC, lower case, simplified characters, question words to one form, fillers dropped, everything but letters and digits a single space.
/// Replacing happens while punctuation still stands, so no word is found across a comma.
/// </remarks>
internal sealed class TextNormaliser
{
    private readonly TextTables tables;
    private readonly FrozenDictionary<char, (string From, string To)[]> replacements;

    /// <summary>Takes the tables to apply.</summary>
    public TextNormaliser(TextTables tables)
    {
        this.tables = tables;
        replacements = tables.Replacements
            .GroupBy(row => row.From[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(row => row.From.Length).ToArray());
    }

    /// <summary>With the tables of this build.</summary>
    public static TextNormaliser Default { get; } = new(TextTables.Default);

    /// <summary>The comparable form of <paramref name="text"/>.</summary>
    public string Normalise(string text)
    {
        var folded = Fold(text);
        var normal = Join(folded, replace: true);
        // A greeting alone is all filler; then the words themselves are what was said.
        return normal.Length > 0 ? normal : Join(folded, replace: false);
    }

    /// <summary>Whether a text is nothing but greetings, politeness and punctuation.</summary>
    public bool SaysNothing(string text) => Join(Fold(text), replace: true).Length == 0;

    private string Fold(string text)
    {
        var wide = Ascii.IsValid(text) ? text : WithoutBrokenSurrogates(text).Normalize(NormalizationForm.FormKC);
        return string.Create(wide.Length, (wide, tables), static (target, state) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = state.wide[i] == '\u2019' ? '\'' : state.tables.Simplify(char.ToLowerInvariant(state.wide[i]));
        });
    }

    private string Join(string folded, bool replace)
    {
        var result = new StringBuilder(folded.Length + 8);
        for (var i = 0; i < folded.Length;)
        {
            if (replace && Match(folded, i) is { } match)
            {
                result.Append(match.To);
                i += match.From.Length;
                continue;
            }

            Append(result, folded, i);
            i++;
        }

        if (result.Length > 0 && result[^1] == ' ')
            result.Length--;
        return result.ToString();
    }

    private (string From, string To)? Match(string text, int at)
    {
        if (!replacements.TryGetValue(text[at], out var rows))
            return null;
        foreach (var row in rows)
        {
            if (string.CompareOrdinal(text, at, row.From, 0, row.From.Length) == 0 && StandsAlone(text, at, row.From))
                return row;
        }

        return null;
    }

    /// <summary>"hi" must not be taken out of "this"; a Chinese word has no boundaries to look for.</summary>
    internal static bool StandsAlone(string text, int at, string word)
    {
        var end = at + word.Length;
        return (!IsSpelled(word[0]) || at == 0 || !IsSpelled(text[at - 1]))
            && (!IsSpelled(word[^1]) || end == text.Length || !IsSpelled(text[end]));
    }

    private static void Append(StringBuilder result, string text, int at)
    {
        var c = text[at];
        if (char.IsLetterOrDigit(c) || (char.IsSurrogate(c) && IsRareHan(text, at)))
            result.Append(c);
        else if (c != '\'' && result.Length > 0 && result[^1] != ' ')
            result.Append(' ');
    }

    /// <summary>Whether a character belongs to a word that is spelled: a letter or digit of any script but Han.</summary>
    internal static bool IsSpelled(char c) => char.IsLetterOrDigit(c) && !Locales.IsHan(c);

    private static bool IsRareHan(string text, int at) =>
        Rune.TryGetRuneAt(text, char.IsLowSurrogate(text[at]) ? at - 1 : at, out var rune) && Rune.IsLetter(rune);

    private static string WithoutBrokenSurrogates(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            result.Append(rune.ToString());
        return result.ToString();
    }
}
