using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AgentAssist.Knowledge;

/// <summary>Makes articles' ids of the ids of other systems.</summary>
internal static partial class ArticleId
{
    private const int MaxLength = 80;
    private const int DigestLength = 8;

    /// <summary>The id itself where it may be one; otherwise its letters and digits, and a digest that keeps "A/1" and "a-1" apart whatever their order.</summary>
    public static string From(string given)
    {
        if (ArticleReader.IsId(given))
            return given;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(given)))[..DigestLength];
        var slug = Slug(given);
        slug = slug[..Math.Min(slug.Length, MaxLength - DigestLength - 1)].TrimEnd('-');
        return slug.Length == 0 ? $"a-{digest}" : $"{slug}-{digest}";
    }

    /// <summary>Lower case, everything but letters and digits a dash; may be empty.</summary>
    public static string Slug(string text)
    {
        var slug = NoIdCharacter().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return slug.Length > MaxLength ? slug[..MaxLength] : slug;
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NoIdCharacter();
}
