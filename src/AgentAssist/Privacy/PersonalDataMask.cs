using System.Globalization;
using System.Text;

namespace AgentAssist.Privacy;

/// <summary>Replaces personal data by placeholders such as <c>⟦phone-1⟧</c>, and puts it back. The same words have the same placeholder in all texts of one mask.</summary>
/// <remarks>Not thread-safe: one mask for one call.</remarks>
internal sealed class PersonalDataMask
{
    private const char Open = '⟦';
    private const char Close = '⟧';
    private readonly Dictionary<(PersonalDataKind Kind, string Words), string> placeholders = [];
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);

    /// <summary>How many words were replaced, by what they are.</summary>
    public IEnumerable<(PersonalDataKind Kind, int Count)> Counts => placeholders.Keys.Where(key => key.Kind != PersonalDataKind.Placeholder).GroupBy(key => key.Kind).Select(kind => (kind.Key, kind.Count()));

    /// <summary>The text without personal data.</summary>
    public string Hide(string text)
    {
        var found = PersonalDataFinder.Find(text);
        if (found.Count == 0)
            return text;
        var hidden = new StringBuilder(text.Length);
        var at = 0;
        foreach (var one in found)
        {
            hidden.Append(text, at, one.Start - at).Append(PlaceholderOf(one.Kind, one.In(text)));
            at = one.End;
        }

        return hidden.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The text with what was hidden. A placeholder that this mask never made stays as it is.</summary>
    public string Restore(string text)
    {
        var restorer = new Restorer(this);
        return restorer.Append(text) + restorer.Complete();
    }

    private string PlaceholderOf(PersonalDataKind kind, string hidden)
    {
        if (placeholders.TryGetValue((kind, hidden), out var known))
            return known;
        var number = placeholders.Keys.Count(key => key.Kind == kind) + 1;
        var placeholder = string.Create(CultureInfo.InvariantCulture, $"{Open}{kind.ToString().ToLowerInvariant()}-{number}{Close}");
        words[placeholder] = hidden;
        return placeholders[(kind, hidden)] = placeholder;
    }

    /// <summary>Restores a text that comes in pieces, which may part a placeholder anywhere.</summary>
    internal sealed class Restorer(PersonalDataMask mask)
    {
        private const int Longest = 24;
        private readonly StringBuilder held = new();

        /// <summary>Takes the next piece, and returns what can be shown.</summary>
        public string Append(string piece)
        {
            var shown = new StringBuilder(piece.Length);
            foreach (var c in piece)
            {
                if (c == Open)
                    Release(shown);
                if (c != Open && held.Length == 0)
                {
                    shown.Append(c);
                    continue;
                }

                held.Append(c);
                if (c == Close && mask.words.TryGetValue(held.ToString(), out var hidden))
                {
                    shown.Append(hidden);
                    held.Clear();
                }
                else if (c == Close || held.Length > Longest)
                {
                    Release(shown);
                }
            }

            return shown.ToString();
        }

        /// <summary>What was still held back.</summary>
        public string Complete()
        {
            var rest = new StringBuilder();
            Release(rest);
            return rest.ToString();
        }

        private void Release(StringBuilder to)
        {
            to.Append(held);
            held.Clear();
        }
    }
}
