using System.Text;

namespace AgentAssist.Privacy;

/// <summary>Finds telephone, identity card and bank card numbers however they are written: in groups, in full-width digits, with characters without width between, or spoken.</summary>
internal static class NumberReader
{
    private const string Spoken = "零一二三四五六七八九";
    private const int ShortestGroup = 3;
    private const int MostGroups = 8;

    /// <summary>The numbers of a text, from left to right.</summary>
    public static IEnumerable<PersonalData> Find(string text)
    {
        List<Group> groups = [];
        for (var at = 0; at < text.Length;)
        {
            if (DigitAt(text, at) is null)
            {
                at++;
                continue;
            }

            // Groups that only a space, a dash or a short pause parts may be one number.
            groups.Clear();
            while (at < text.Length && Read(text, at) is { } group)
            {
                groups.Add(group);
                at = group.End;
                if (at + 1 < text.Length && text[at] is ' ' or '-' or '－' or '　' or '，' or '、' or ',' && DigitAt(text, at + 1) is not null)
                    at++;
                else
                    break;
            }

            if (groups.Count == 0)
                at = EndOfDigits(text, at);
            foreach (var found in Choose(text, groups))
                yield return found;
        }
    }

    private static IEnumerable<PersonalData> Choose(string text, List<Group> groups)
    {
        for (var from = 0; from < groups.Count; from++)
        {
            var digits = new StringBuilder();
            PersonalData? best = null;
            var last = from;
            for (var to = from; to < Math.Min(groups.Count, from + MostGroups); to++)
            {
                if (to > from && (groups[to].Digits.Length < ShortestGroup || groups[to - 1].Digits.Length < ShortestGroup) && digits is not ['0', ..] && !IsCountry(digits))
                    break;
                digits.Append(groups[to].Digits);
                if (KindOf(digits.ToString()) is { } kind)
                    (best, last) = (new(kind, Begin(text, groups[from].Start), groups[to].End), to);
            }

            if (best is not { } found)
                continue;
            yield return found;
            from = last;
        }
    }

    private static bool IsCountry(StringBuilder digits) => digits.Length == 2 && digits[0] == '8' && digits[1] == '6';

    // A plus before the country belongs to the number.
    private static int Begin(string text, int start) => start > 0 && text[start - 1] is '+' or '＋' ? start - 1 : start;

    private static PersonalDataKind? KindOf(string digits)
    {
        if (CheckDigits.IsIdCard(digits))
            return PersonalDataKind.IdCard;
        if (CheckDigits.IsBankCard(digits))
            return PersonalDataKind.BankCard;
        var national = digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
        return national is ['1', >= '3' and <= '9', ..] && national.Length == 11 && !national.Contains('X', StringComparison.Ordinal) ? PersonalDataKind.Phone : null;
    }

    private static Group? Read(string text, int start)
    {
        var digits = new StringBuilder();
        var (at, end) = (start, start);
        while (at < text.Length)
        {
            if (DigitAt(text, at) is { } digit)
            {
                digits.Append(digit);
                end = ++at;
            }
            else if (IsWithoutWidth(text[at]))
            {
                at++;
            }
            else
            {
                // Only an identity card ends with an X.
                if (digits.Length is 17 or 4 or 12 or 10 && text[at] is 'x' or 'X' or 'ｘ' or 'Ｘ' && !(at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1])))
                {
                    digits.Append('X');
                    end = at + 1;
                }
                else if (digits.Length == 3 && text[at] is 'x' or 'X')
                {
                    digits.Append('X');
                    end = at + 1;
                }

                break;
            }
        }

        // What stands in a word of letters is a code of its own.
        return digits.Length == 0 || (start > 0 && char.IsAsciiLetter(text[start - 1]) && digits.Length < 11) ? null : new(start, end, digits.ToString());
    }

    private static int EndOfDigits(string text, int at)
    {
        while (at < text.Length && DigitAt(text, at) is not null)
            at++;
        return at;
    }

    private static char? DigitAt(string text, int at) => text[at] switch
    {
        >= '0' and <= '9' => text[at],
        >= '０' and <= '９' => (char)(text[at] - '０' + '0'),
        '幺' => '1',
        '〇' or '○' => '0',
        '两' => '2',
        var c when Spoken.IndexOf(c, StringComparison.Ordinal) is >= 0 and var value => (char)('0' + value),
        _ => null,
    };

    private static bool IsWithoutWidth(char c) => c is >= '\u200b' and <= '\u200f' or '\u2060' or '\ufeff' or '\u00ad';

    private readonly record struct Group(int Start, int End, string Digits);
}
