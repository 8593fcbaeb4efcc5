using System.Text.RegularExpressions;
using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Finds what a turn asks: the turn as it is, the clause of a story that asks, or what the talk was about before.</summary>
/// <remarks>The plainest reading that the knowledge answers wins; only where none does, the next one is tried.</remarks>
public sealed partial class QuestionFinder(IRetriever retriever)
{
    // Below this many characters a turn rarely names its subject: 多少钱? 要多久? how much?
    private const int ShortHan = 7;
    private const int ShortLatin = 18;

    private const int MostClauses = 8;
    private const int ShortestClause = 4;
    private static readonly char[] ClauseEnds = ['，', '。', '！', '？', '；', ',', '.', '!', '?', ';', '\n', ' '];

    internal async ValueTask<SearchResult> FindAsync(AssistRequest request, CancellationToken cancellationToken)
    {
        if (SmallTalk.IsOnly(request.Text))
            return new([], Answerability.None, 0, 0);

        var best = await SearchAsync(request.Text, request, cancellationToken);
        if (best.Answerability == Answerability.Answered)
            return best;

        foreach (var readings in Readings(request).GroupBy(Plainness).OrderByDescending(group => group.Key))
        {
            foreach (var reading in readings)
            {
                var found = await SearchAsync(reading.Text, request, cancellationToken);
                if (found.Confidence > best.Confidence)
                    best = found;
            }

            if (best.Answerability == Answerability.Answered)
                break;
        }

        return best;
    }

    /// <summary>What else the turn may mean: with its subject from the talk where it is too short for one, else each of its clauses.</summary>
    internal static IEnumerable<(string Text, int Clauses)> Readings(AssistRequest request)
    {
        var text = request.Text.Trim();
        var chinese = Knowledge.Locales.Of(text) == Knowledge.Locales.Chinese;
        if (text.Length <= (chinese ? ShortHan : ShortLatin))
        {
            var subject = request.History.LastOrDefault(turn => turn.Role == Speaker.Customer && !SmallTalk.IsOnly(turn.Text));
            return subject is null ? [] : [($"{subject.Text} {text}", 1)];
        }

        // A space ends a clause in Chinese alone; English clauses are cut at marks, and before they are whole words they say nothing.
        var ends = chinese ? ClauseEnds : ClauseEnds[..^1];
        var clauses = text.Split(ends, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(clause => clause.Length >= (chinese ? ShortestClause : ShortestClause * 3) && !SmallTalk.IsOnly(clause))
            .ToList();
        return clauses.Count < 2 ? []
            : clauses.Select(clause => (clause, 1)).Concat(clauses.Zip(clauses.Skip(1), (one, next) => ($"{one} {next}", 2))).Take(2 * MostClauses);
    }

    /// <summary>What is put as a question goes before what is told around it, and one clause before two: "I don't want to complain, just: how do I check my data?"</summary>
    private static int Plainness((string Text, int Clauses) reading) => Asking().IsMatch(reading.Text) ? 3 - reading.Clauses : 0;

    private ValueTask<SearchResult> SearchAsync(string text, AssistRequest request, CancellationToken cancellationToken) => retriever.SearchAsync(
        new SearchQuery(text)
        {
            Locale = request.Locale,
            At = request.At,
            Region = request.Customer.Region,
            Products = request.Customer.Products,
            Limit = 5,
        },
        cancellationToken);

    [GeneratedRegex(
        @"怎么|怎样|如何|多少|多久|什么|为啥|为什么|哪里|哪儿|哪个|吗|能不能|可不可以|可以.*吗|是不是|几点|几天|\b(how|what|when|where|why|which|can|could|do|does|is|are|will)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Asking();
}
