using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Conversations;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary><c>eval knowledge</c>: how well a folder of packs answers a golden set.</summary>
internal static class EvalKnowledgeCommand
{
    private static readonly Option<FileInfo> Questions = new("--questions")
    {
        Description = "{\"_id\", \"text\", \"articles\", \"kind\"?, \"at\"?, \"region\"?} a line; no articles: the knowledge has no answer.",
        DefaultValueFactory = _ => EvalFiles.Golden("questions.jsonl"),
    };

    private static readonly Option<bool> Conversations = new("--conversations") { Description = "Ask the questions of the sample conversations instead, with what was said before." };
    private static readonly Option<bool> Misses = new("--misses") { Description = "Print each question that went wrong." };

    /// <summary>The command; <paramref name="options"/> are those of the server.</summary>
    public static Command Create(Func<IOptionsMonitor<RetrievalOptions>> options)
    {
        Command command = new("knowledge", "Ask a golden set and print how often the right article comes first, what is answered, and what is rightly left unanswered.")
        {
            EvalFiles.Knowledge, Questions, Conversations, EvalFiles.At, Misses, EvalFiles.Json,
        };
        command.SetAction((result, cancellationToken) => EvalFiles.RunAsync(
            result, result.GetRequiredValue(EvalFiles.Knowledge), result.GetRequiredValue(Questions), () => ExecuteAsync(result, options(), cancellationToken)));
        return command;
    }

    private static async Task ExecuteAsync(ParseResult arguments, IOptionsMonitor<RetrievalOptions> options, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var folder = arguments.GetRequiredValue(EvalFiles.Knowledge).FullName;
        var at = arguments.GetValue(EvalFiles.At);
        var assist = await PackAssist.LoadAsync(folder, options, at, cancellationToken);
        var golden = arguments.GetValue(Conversations)
            ? [.. SampleConversations.Read(folder, NullLogger.Instance).SelectMany(conversation => GoldenQuestion.Of(conversation, assist.Customer(conversation.CustomerId).Region))]
            : await GoldenQuestion.ReadAsync(arguments.GetRequiredValue(Questions).FullName, cancellationToken);
        var report = await new GoldenEvaluation(assist.Finder).RunAsync(golden, at, cancellationToken);
        await output.WriteLineAsync(arguments.GetValue(EvalFiles.Json) ? AsJson(report) : AsText(report));
        if (arguments.GetValue(Misses))
            await WriteMissesAsync(output, report);
    }

    private static string AsJson(GoldenReport report) => JsonSerializer.Serialize(new
    {
        figures = report.Figures.ToDictionary(row => row.Name, row => new
        {
            answerable = row.Answerable,
            unanswerable = row.Unanswerable,
            hit1 = Rounded(row.First),
            hit3 = Rounded(row.Three),
            answered = Rounded(row.Answered),
            answeredRight = Rounded(row.AnsweredRight),
            abstained = Rounded(row.Abstained),
            both = Rounded(row.Both),
        }),
        auroc = Rounded(report.Auroc),
        calibrationError = Rounded(report.CalibrationError),
        reliability = report.Reliability.Select(column => new { from = column.From, questions = column.Questions, confidence = Rounded(column.Confidence), right = Rounded(column.Right) }),
    });

    private static double? Rounded(double value) => double.IsNaN(value) ? null : Math.Round(value, 3);

    private static string AsText(GoldenReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        kind          answerable   first  in three  answered  rightly   unanswerable  abstained   both
        {string.Join(Environment.NewLine, report.Figures.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.Name,-12} {row.Answerable,11} {row.First,7:F1} {row.Three,9:F1} {row.Answered,9:F1} {row.AnsweredRight,8:F1} {row.Unanswerable,14} {row.Abstained,10:F1} {row.Both,6:F1}")))}
        AUROC {report.Auroc:F3}, calibration error {report.CalibrationError:F3}
        confidence from  questions  mean  right
        {string.Join(Environment.NewLine, report.Reliability.Select(column => string.Create(CultureInfo.InvariantCulture,
            $"{column.From,15:F1} {column.Questions,10} {column.Confidence,5:F2} {column.Right,6:F2}")))}
        """);

    private static async Task WriteMissesAsync(TextWriter output, GoldenReport report)
    {
        foreach (var outcome in report.Outcomes.Where(outcome => outcome.Answerable ? !outcome.Right(1) || !outcome.Answered : outcome.Answered))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Question.Id}\t{outcome.Question.Kind}\t{outcome.Answerability} {outcome.Confidence:F2}\t{outcome.Question.Text}\twanted {string.Join(',', outcome.Question.Articles)}\tfound {string.Join(',', outcome.Found.Take(3))}"));
        }
    }
}
