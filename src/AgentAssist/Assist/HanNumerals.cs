namespace AgentAssist.Assist;

/// <summary>Reads numbers written with Chinese numerals.</summary>
internal static class HanNumerals
{
    private const string Ones = "零一二三四五六七八九";

    /// <summary>The value of 两, 四十八, 一百二十, 三千, 二万五千, 二〇二六 or 半; <see langword="null"/> where it is no such number.</summary>
    public static decimal? Parse(string text)
    {
        if (text == "半")
            return 0.5m;
        if (text.Length == 0 || !text.All(c => Digit(c) >= 0 || Scale(c) > 0 || c == '万'))
            return null;
        return text.All(c => Digit(c) >= 0) ? Positional(text) : Scaled(text);
    }

    private static decimal Positional(string text) => text.Aggregate(0m, (sum, c) => sum * 10 + Digit(c));

    private static decimal Scaled(string text)
    {
        decimal total = 0, section = 0, digit = 0;
        var seenDigit = false;
        foreach (var c in text)
        {
            if (Digit(c) is >= 0 and var value)
            {
                digit = value;
                seenDigit = true;
            }
            else if (c == '万')
            {
                total += (section + digit) * 10_000;
                (section, digit, seenDigit) = (0, 0, false);
            }
            else
            {
                // 十五 has no digit before its ten.
                section += (seenDigit ? digit : 1) * Scale(c);
                (digit, seenDigit) = (0, false);
            }
        }

        return total + section + digit;
    }

    private static int Digit(char c) => c switch { '两' => 2, '〇' => 0, _ => Ones.IndexOf(c, StringComparison.Ordinal) };

    private static int Scale(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
}
