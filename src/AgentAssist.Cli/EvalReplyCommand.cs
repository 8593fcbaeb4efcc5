using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentAssist.Assist;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary><c>eval reply</c>: are the built-in writer's replies right, grounded, and withheld where nothing is known.</summary>
internal static class EvalReplyCommand
{
    private static readonly Option<FileInfo> Cases = new("--cases")
    {
        Description = "{\"_id\", \"text\", \"articles\", \"must\": [[\"one\", \"or another\"]], \"mustNot\": [\"…\"]} a line.",
        DefaultValueFactory = _ => EvalFiles.Golden("questions.jsonl"),
    };

    private static readonly Option<Channel> By = new("--channel") { Description = "How the customers speak with the centre.", DefaultValueFactory = _ => Channel.Chat };
    private static readonly Option<int> Print = new("--print") { Description = "Print so many questions with their replies, evenly spread, as Markdown." };
    private static readonly Option<bool> Misses = new("--misses") { Description = "Print each reply that lacks a fact, says a wrong one, or shows a sentence as supported that is not." };

    /// <summary>The command; <paramref name="options"/> are those of the server.</summary>
    public static Command Create(Func<IOptionsMonitor<RetrievalOptions>> options)
    {
        Command command = new("reply", "Let the built-in writer answer a golden set and check facts, grounding, citations and refusals.") { EvalFiles.Knowledge, Cases, EvalFiles.At, By, Print, Misses, EvalFiles.Json };
        command.SetAction((result, cancellationToken) => EvalFiles.RunAsync(
            result, result.GetRequiredValue(EvalFiles.Knowledge), result.GetRequiredValue(Cases), () => ExecuteAsync(result, options(), cancellationToken)));
        return command;
    }

    private static async Task ExecuteAsync(ParseResult arguments, IOptionsMonitor<RetrievalOptions> options, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var at = arguments.GetValue(EvalFiles.At);
        var golden = await GoldenQuestion.ReadAsync(arguments.GetRequiredValue(Cases).FullName, cancellationToken);
        var assist = await PackAssist.LoadAsync(arguments.GetRequiredValue(EvalFiles.Knowledge).FullName, options, at, cancellationToken);
        var report = await new ReplyEvaluation(assist).RunAsync(golden, at, arguments.GetValue(By), cancellationToken);
        await output.WriteLineAsync(arguments.GetValue(EvalFiles.Json) ? AsJson(report) : AsText(report));
        foreach (var outcome in Spread(report.Outcomes.Where(outcome => outcome.Suggestion.Answered).ToList(), arguments.GetValue(Print)))
            await output.WriteLineAsync($"\n**{outcome.Question.Text}**\n\n> {Marked(outcome.Suggestion)}");
        if (arguments.GetValue(Misses))
            await WriteMissesAsync(output, report);
    }

    private static IEnumerable<ReplyOutcome> Spread(List<ReplyOutcome> outcomes, int count) =>
        Enumerable.Range(0, Math.Min(count, outcomes.Count)).Select(i => outcomes[i * outcomes.Count / count]);

    private static string Marked(Suggestion suggestion) =>
        string.Concat(suggestion.Sentences.Select(sentence => sentence.Text + string.Concat(sentence.Citations.Select(n => $"[{n}]")) + (sentence.Supported ? " " : " (?) "))).TrimEnd();

    private static string AsJson(ReplyReport report) => JsonSerializer.Serialize(new
    {
        answerable = report.Answerable,
        unanswerable = report.Outcomes.Count - report.Answerable,
        replied = Math.Round(report.Replied, 2),
        factsKnown = report.Known,
        facts = Rounded(report.Facts),
        factsOfAll = Rounded(report.FactsOfAll),
        grounded = Math.Round(report.Grounded, 2),
        citationPrecision = Math.Round(report.CitationPrecision, 2),
        citationRecall = Math.Round(report.CitationRecall, 2),
        refused = Math.Round(report.Refused, 2),
        falselySupported = report.FalselySupported,
    });

    private static double? Rounded(double value) => double.IsNaN(value) ? null : Math.Round(value, 2);

    private static string AsText(ReplyReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        answerable questions        {report.Answerable}
        that got a reply            {report.Replied:F1} %
        replies right by facts      {report.Facts:F1} %   (of all {report.Known} whose facts are known {report.FactsOfAll:F1} %)
        statements grounded         {report.Grounded:F1} %
        citations that bear         {report.CitationPrecision:F1} %
        statements well cited       {report.CitationRecall:F1} %
        refused where none is known {report.Refused:F1} %   (of {report.Outcomes.Count - report.Answerable})
        shown as supported, but not {report.FalselySupported}
        """);

    private static async Task WriteMissesAsync(TextWriter output, ReplyReport report)
    {
        foreach (var outcome in report.Outcomes.Where(outcome => (outcome.Answerable && outcome.Suggestion.Answered && !outcome.Right) || outcome.FalselySupported.Any() || outcome.Statements.Any(s => !s.Supported)))
        {
            await output.WriteLineAsync($"\n{outcome.Question.Id} {outcome.Question.Text} ({string.Join(',', outcome.Question.Articles)})\n  {Marked(outcome.Suggestion)}");
            await output.WriteLineAsync($"  missing: {string.Join("; ", outcome.Missing)}  wrong: {string.Join("; ", outcome.Wrong)}  from {string.Join(',', outcome.Evidence.Items.Select(item => item.ArticleId).OfType<string>().Distinct())}");
            foreach (var sentence in outcome.Statements.Where(s => !s.Supported))
                await output.WriteLineAsync($"  unsupported: {string.Join(", ", sentence.Unsupported)} in {sentence.Text}");
            foreach (var sentence in outcome.FalselySupported)
                await output.WriteLineAsync($"  falsely supported: {sentence.Text}");
        }
    }
}
