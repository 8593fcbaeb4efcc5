using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Assist;

namespace AgentAssist.Models.Composing;

/// <summary>Picks from an article the sentences that answer what was asked.</summary>
/// <remarks>
/// An article's own reply wording answers the usual question about it. A customer who asks for something more particular (what it costs in another
/// case, what to bring) is answered by the sentence of the body that says it, in front of the wording.
/// </remarks>
internal static partial class AnswerPicker
{
    // What the body says must fit so much better than the wording to be said first; the wording was written to be said.
    private const double Better = 1.25;

    // Words that happen to be shared do not make an answer.
    private const double Enough = 0.45;
    private const double NearlyAll = 0.7;
    private const double ByHeading = 0.5;
    private const double ForKind = 0.35;

    // A second sentence of the body joins the first when it fits nearly as well.
    private const double Companion = 0.85;
    private const double AlreadySaid = 0.75;

    /// <summary>What answers <paramref name="question"/>: sentences of the body first where they fit better, then the wording.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="statements">What the article can say, the wording before the body.</param>
    /// <param name="year">The year that the answer must be right for: what the body says of an earlier one answers only who names that.</param>
    public static Answer Pick(string question, IReadOnlyList<Statement> statements, int year)
    {
        var scores = Scores(question, statements);
        var scored = statements.Select((statement, i) => new Scored(statement, scores[i], i)).ToList();
        var wording = scored.Where(one => one.Statement.IsWording).ToList();
        var body = scored.Where(one => !one.Statement.IsWording).OrderByDescending(one => one.Score).ThenBy(one => one.Place).ToList();
        var bestWording = wording.Count == 0 ? 0 : wording.Max(one => one.Score);
        List<Scored> ahead = [];
        var least = wording.Count == 0 ? 0 : Math.Max(Enough, bestWording * Better);
        // Without a wording the body must say it all.
        var companion = wording.Count == 0 ? 0 : Companion;
        foreach (var one in body.TakeWhile(one => one.Score >= least && one.Score >= body[0].Score * companion))
        {
            if (ahead.Count < MostAhead(wording.Count) && (wording.Count == 0 || Answers(question, one)) && !IsOfPast(one.Statement.Text, question, year) && !Says(ahead.Concat(wording), one.Statement))
                ahead.Add(one);
        }

        return new([.. ahead.OrderBy(one => one.Place).Select(one => one.Statement)], [.. wording.Select(one => one.Statement)], Best(ahead.Concat(wording)));
    }

    /// <summary>Whether a sentence of the body tells what kind of thing was asked for; where nothing particular was asked, it must hold nearly all that was said.</summary>
    private static bool Answers(string question, Scored one)
    {
        var asked = Kinds.Where(kind => kind.Asked.IsMatch(question)).ToList();
        return asked.Count > 0 ? asked.Exists(kind => kind.Says.IsMatch(one.Statement.Text)) : one.Score >= NearlyAll;
    }

    private static bool IsOfPast(string text, string question, int year) =>
        Year().Matches(text).Any(named => int.Parse(named.ValueSpan, CultureInfo.InvariantCulture) < year && !question.Contains(named.Value, StringComparison.Ordinal));

    private static int MostAhead(int wording) => wording == 0 ? 5 : 2;

    private static Statement? Best(IEnumerable<Scored> scored) => scored.MaxBy(one => one.Score)?.Statement;

    private static bool Says(IEnumerable<Scored> said, Statement statement) =>
        statement.Grams.Count > 0 && TextOverlap.Share(statement.Grams, said.SelectMany(one => one.Statement.Grams).ToHashSet()) >= AlreadySaid;

    /// <summary>How well each statement fits: the share of the question's words it holds, rare ones counting more, and whether it holds the kind of thing asked for.</summary>
    private static double[] Scores(string question, IReadOnlyList<Statement> statements)
    {
        var asked = TextOverlap.Grams(question);
        Dictionary<string, double> weights = [];
        foreach (var gram in asked)
        {
            var holding = statements.Count(statement => statement.Grams.Contains(gram));
            if (holding > 0)
                weights[gram] = Math.Log(1 + ((double)statements.Count / holding));
        }

        var all = weights.Values.Sum();
        var kinds = Kinds.Where(kind => kind.Asked.IsMatch(question)).ToList();
        return [.. statements.Select(statement =>
        {
            var shared = weights.Sum(weight => statement.Grams.Contains(weight.Key) ? weight.Value : statement.HeadingGrams.Contains(weight.Key) ? weight.Value * ByHeading : 0);
            var fit = all > 0 ? shared / all : 0;
            return kinds.Count == 0 ? fit : fit + (ForKind * kinds.Count(kind => kind.Says.IsMatch(statement.Text)) / kinds.Count);
        })];
    }

    private static IReadOnlyList<(Regex Asked, Regex Says)> Kinds { get; } =
        [(AsksAmount(), SaysAmount()), (AsksTime(), SaysTime()), (AsksPlace(), SaysPlace()), (AsksPapers(), SaysPapers()), (AsksWhether(), SaysWhether())];

    private sealed record Scored(Statement Statement, double Score, int Place);

    [GeneratedRegex("(?<![0-9])20[0-9]{2}(?![0-9])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Year();

    [GeneratedRegex(@"多少钱|几多钱|几块|多少元|收费|要钱|费用|资费|价格|贵不贵|赔多少|补多少|罚多少|免费|how much|cost|fee|price|charge|free", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksAmount();

    [GeneratedRegex(@"[0-9.]+ ?(元|%|‰)|免费|不收|免收|CNY|yuan|free\b|no charge|costs nothing", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SaysAmount();

    [GeneratedRegex(@"多久|几天|多长|什么时候|啥时候|几时|几点|几个月|几年|哪天|等多|when|how long|how soon|what time", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksTime();

    [GeneratedRegex(@"[0-9] ?(个?小时|分钟|天|日|个?月|年|个工作日)|[0-9]:[0-9]{2}|当天|次日|立即|马上|hour|minute|day|month|at once|immediately", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SaysTime();

    [GeneratedRegex(@"哪里|哪儿|在哪|去哪|怎么(查|看|开|关|办理|办(?=[^，。？?！!\s])|设|改|弄|取消|申请)|where|how (do|can) i", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksPlace();

    [GeneratedRegex(@"→|营业厅|App|「.+」|热线|短信|拨打|Lanqiao Life|store|hotline", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SaysPlace();

    [GeneratedRegex(@"带什么|带啥|材料|证件|手续|身份证|凭证|证明|bring|documents?|passport|papers?", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksPapers();

    [GeneratedRegex(@"身份证|证件|证明|原件|户口|护照|发票|收据|委托书|passport|original|proof|invoice", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SaysPapers();

    [GeneratedRegex(@"能不能|可不可以|可以.*[吗么]|能.*[吗么]|要不要|用不用|是不是|会不会|行不行|can i|could i|do i (have|need)|is it|am i", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AsksWhether();

    [GeneratedRegex(@"不能|不可以|可以|不需要|无需|不用|必须|须|只能|不会|不影响|能|cannot|can\b|may|must|no need|not ", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SaysWhether();
}

/// <summary>What an article has to say to a question.</summary>
/// <param name="Ahead">Sentences of the body that answer more exactly than the wording.</param>
/// <param name="Wording">The article's own reply.</param>
/// <param name="Best">The sentence that fits best of both; none where nothing can be said.</param>
internal sealed record Answer(IReadOnlyList<Statement> Ahead, IReadOnlyList<Statement> Wording, Statement? Best);
