using System.Text.RegularExpressions;
using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Makes of a turn and its history a question that can be searched for by itself.</summary>
internal static partial class StandAloneQuery
{
    // Below this many characters a turn rarely names its subject: 多少钱? 要多久? how much?
    private const int ShortHan = 7;
    private const int ShortLatin = 18;

    /// <summary>The query for <paramref name="request"/>; a turn that leans on what was said before takes the last such turn along.</summary>
    public static SearchQuery From(AssistRequest request) => new(Text(request))
    {
        Locale = request.Locale,
        At = request.At,
        Region = request.Customer.Region,
        Products = request.Customer.Products,
        Limit = 5,
    };

    internal static string Text(AssistRequest request)
    {
        if (!LeansOnHistory(request.Text))
            return request.Text;

        var subject = request.History.LastOrDefault(turn => turn.Role == Speaker.Customer && !LeansOnHistory(turn.Text));
        return subject is null ? request.Text : $"{subject.Text} {request.Text}";
    }

    private static bool LeansOnHistory(string text)
    {
        var words = text.Trim();
        var limit = Knowledge.Locales.Of(words) == Knowledge.Locales.Chinese ? ShortHan : ShortLatin;
        return words.Length <= limit || Reference().IsMatch(words);
    }

    [GeneratedRegex(@"^(那|那么|这个|这种|它|还有|另外|然后)|^(and|then|what about|how about|it|that)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
