using System.Globalization;

namespace AgentAssist.Privacy;

/// <summary>Whether numbers are what they look like.</summary>
internal static class CheckDigits
{
    private const string CreditCode = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] IdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] CreditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>An identity card's 18 characters: a region, a birthday that there was, and the check character.</summary>
    public static bool IsIdCard(ReadOnlySpan<char> number)
    {
        if (number.Length != 18 || number[..17].ContainsAnyExceptInRange('0', '9') || number[0] is '0' or '9')
            return false;
        if (!DateOnly.TryParseExact(number[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born.Year < 1880)
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (number[i] - '0') * IdWeights[i];
        return "10X98765432"[sum % 11] == char.ToUpperInvariant(number[17]);
    }

    /// <summary>A bank card's digits: 16 to 19 of UnionPay's range or 16 of the others', with the check digit.</summary>
    public static bool IsBankCard(ReadOnlySpan<char> number)
    {
        if (number.ContainsAnyExceptInRange('0', '9') || !(number.StartsWith("62", StringComparison.Ordinal) ? number.Length is >= 16 and <= 19 : number.Length == 16 && (number[0] is '4' or '5' || number.StartsWith("35", StringComparison.Ordinal))))
            return false;
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    /// <summary>A unified social credit code's 18 characters with the check character.</summary>
    public static bool IsCreditCode(ReadOnlySpan<char> code)
    {
        // The first two characters are the authority that registered it and the kind of body.
        if (code.Length != 18 || !(code[..2] is "11" or "12" or "13" or "19" or "51" or "52" or "53" or "59" or "91" or "92" or "93" || code[0] is 'A' or 'N' or 'Y'))
            return false;
        var sum = 0;
        for (var i = 0; i < 18; i++)
        {
            var value = CreditCode.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
                return false;
            if (i == 17)
                return (31 - (sum % 31)) % 31 == value;
            sum += value * CreditWeights[i];
        }

        return false;
    }
}
