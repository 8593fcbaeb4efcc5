using AgentAssist.Retrieval;

namespace AgentAssist.Assist.Evaluation;

/// <summary>Asks every question of a golden set the way the assist loop asks it, and compares.</summary>
internal sealed class GoldenEvaluation(QuestionFinder finder)
{
    /// <summary>Asks them all.</summary>
    /// <param name="questions">The golden set.</param>
    /// <param name="at">The moment that answers must be right for, where a question names none.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<GoldenReport> RunAsync(IReadOnlyList<GoldenQuestion> questions, DateTimeOffset at, CancellationToken cancellationToken)
    {
        List<GoldenOutcome> outcomes = new(questions.Count);
        foreach (var question in questions)
        {
            var found = await finder.FindAsync(question.ToRequest(at), cancellationToken);
            outcomes.Add(new(question, [.. found.Articles.Select(hit => hit.Article.Id)], found.Answerability, found.Confidence));
        }

        return new(outcomes);
    }
}

/// <summary>What a question found.</summary>
/// <param name="Question">The question.</param>
/// <param name="Found">Articles, best first.</param>
/// <param name="Answerability">Whether the first is taken for the answer.</param>
/// <param name="Confidence">How sure that is.</param>
internal sealed record GoldenOutcome(GoldenQuestion Question, IReadOnlyList<string> Found, Answerability Answerability, double Confidence)
{
    /// <summary>Whether the knowledge has an answer.</summary>
    public bool Answerable => Question.Articles.Count > 0;

    /// <summary>Whether a right article stands among the first <paramref name="depth"/>.</summary>
    public bool Right(int depth) => Found.Take(depth).Any(Question.Articles.Contains);

    /// <summary>Whether an answer is given.</summary>
    public bool Answered => Answerability == Answerability.Answered;
}

/// <summary>What a golden set showed; shares are 0 to 100.</summary>
internal sealed record GoldenReport(IReadOnlyList<GoldenOutcome> Outcomes)
{
    /// <summary>The bounds of the reliability diagram's columns.</summary>
    private const int Columns = 10;

    private IReadOnlyList<GoldenOutcome> Answerable { get; } = [.. Outcomes.Where(outcome => outcome.Answerable)];

    private IReadOnlyList<GoldenOutcome> Unanswerable { get; } = [.. Outcomes.Where(outcome => !outcome.Answerable)];

    /// <summary>The figures: all together, then by kind of wording.</summary>
    public IReadOnlyList<GoldenFigures> Figures =>
        [Of("all", Outcomes), .. Outcomes.GroupBy(outcome => outcome.Question.Kind).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group]))];

    /// <summary>The area under the ROC curve of the confidence: how often an answerable question is surer than one that is not.</summary>
    public double Auroc => Answerable.Count * Unanswerable.Count == 0 ? double.NaN
        : Answerable.Sum(one => Unanswerable.Sum(other => one.Confidence > other.Confidence ? 1 : one.Confidence == other.Confidence ? 0.5 : 0))
            / ((double)Answerable.Count * Unanswerable.Count);

    /// <summary>How often the first article is right at each height of confidence: lowest confidence of the column, questions, mean confidence, share right.</summary>
    public IReadOnlyList<(double From, int Questions, double Confidence, double Right)> Reliability =>
        [.. Outcomes.GroupBy(outcome => Math.Min(Columns - 1, (int)(outcome.Confidence * Columns))).OrderBy(column => column.Key)
            .Select(column => ((double)column.Key / Columns, column.Count(), column.Average(outcome => outcome.Confidence), column.Average(outcome => outcome.Right(1) ? 1.0 : 0)))];

    /// <summary>How far confidence and truth lie apart on average (expected calibration error), 0 to 1.</summary>
    public double CalibrationError => Reliability.Sum(column => column.Questions * Math.Abs(column.Confidence - column.Right)) / Math.Max(1, Outcomes.Count);

    private static GoldenFigures Of(string name, IReadOnlyList<GoldenOutcome> outcomes)
    {
        var answerable = outcomes.Where(outcome => outcome.Answerable).ToList();
        var unanswerable = outcomes.Where(outcome => !outcome.Answerable).ToList();
        var both = answerable.Where(outcome => outcome.Question.Kind == GoldenQuestion.Two).ToList();
        return new(name, answerable.Count, unanswerable.Count, Share(answerable, one => one.Right(1)), Share(answerable, one => one.Right(3)), Share(answerable, one => one.Answered),
            Share(answerable, one => one.Answered && one.Right(1)), Share(unanswerable, one => !one.Answered), Share(both, one => one.Question.Articles.Take(2).All(one.Found.Take(3).Contains)));
    }

    private static double Share(List<GoldenOutcome> outcomes, Func<GoldenOutcome, bool> holds) => outcomes.Count == 0 ? double.NaN : 100.0 * outcomes.Count(holds) / outcomes.Count;
}

/// <summary>Figures of some questions, in percent; not a number where there is none to count.</summary>
/// <param name="Name">Which questions.</param>
/// <param name="Answerable">How many the knowledge answers.</param>
/// <param name="Unanswerable">How many it does not.</param>
/// <param name="First">Right article first.</param>
/// <param name="Three">Right article among three.</param>
/// <param name="Answered">Answerable ones that are answered.</param>
/// <param name="AnsweredRight">Answerable ones that are answered by the right article.</param>
/// <param name="Abstained">Unanswerable ones that are not answered.</param>
/// <param name="Both">Of two questions in one, both found among three articles.</param>
internal sealed record GoldenFigures(
    string Name, int Answerable, int Unanswerable, double First, double Three, double Answered, double AnsweredRight, double Abstained, double Both);
