namespace AgentAssist.Assist;

/// <summary>Reads and writes numbers in Chinese numerals.</summary>
internal static class HanNumerals
{
    private const string Ones = "零一二三四五六七八九";

    /// <summary>The value of 两, 四十八, 一百二十, 三千, 二万五千, 二〇二六 or 半; <see langword="null"/> where it is no such number.</summary>
    public static decimal? Parse(string text)
    {
        if (text == "半")
            return 0.5m;
        if (text.IndexOf('点', StringComparison.Ordinal) is > 0 and var point && text.Length > point + 1)
        {
            var (whole, fraction) = (Parse(text[..point]), Parse(text[(point + 1)..]));
            return whole is null || fraction is null || !text[(point + 1)..].All(c => Digit(c) >= 0) ? null : whole + (fraction / (decimal)Math.Pow(10, text.Length - point - 1));
        }

        if (text.Length == 0 || !text.All(c => Digit(c) >= 0 || Scale(c) > 0 || c == '万'))
            return null;
        return text.All(c => Digit(c) >= 0) ? Positional(text) : Scaled(text);
    }

    /// <summary>A number below 100 million in words: 十五, 一百零五, 两万五千 is 二万五千, 零点九九.</summary>
    public static string Write(decimal value)
    {
        var whole = decimal.Truncate(value);
        var text = whole >= 10_000
            ? Section((int)(whole / 10_000)) + "万" + (whole % 10_000 is 0 ? "" : (whole % 10_000 < 1_000 ? "零" : "") + Section((int)(whole % 10_000)))
            : Section((int)whole);
        var fraction = (value - whole).ToString("0.########", System.Globalization.CultureInfo.InvariantCulture);
        return fraction == "0" ? text : text + "点" + string.Concat(fraction[2..].Select(digit => Ones[digit - '0']));
    }

    private static string Section(int value)
    {
        if (value < 10)
            return Ones[value].ToString();
        var text = "";
        var gap = false;
        foreach (var (scale, name) in (ReadOnlySpan<(int, string)>)[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            var digit = value / scale % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            text += (gap ? "零" : "") + (scale == 10 && digit == 1 && text.Length == 0 ? "" : Ones[digit].ToString()) + name;
            gap = false;
        }

        return text;
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
