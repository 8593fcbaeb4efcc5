using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary><c>eval draft</c>: are the fields of a ticket read rightly from a conversation.</summary>
internal static class EvalDraftCommand
{
    private static readonly Option<FileInfo> Cases = new("--cases")
    {
        Description = "{\"_id\", \"turns\": [{\"role\", \"text\"}], \"fields\": {\"phone\": …, \"tried\": […]}} a line; the customer speaks last.",
        DefaultValueFactory = _ => EvalFiles.Golden("drafts.jsonl"),
    };

    private static readonly Option<bool> Misses = new("--misses") { Description = "Print each field that is wrong." };
    private static readonly Option<int> Print = new("--print") { Description = "Print so many drafts, spread over the conversations." };

    /// <summary>The command; <paramref name="options"/> are those of the server.</summary>
    public static Command Create(Func<IOptionsMonitor<RetrievalOptions>> options)
    {
        Command command = new("draft", "Draft tickets from conversations whose fields are known, and compare.") { EvalFiles.Knowledge, Cases, EvalFiles.At, Misses, Print, EvalFiles.Json };
        command.SetAction((result, cancellationToken) => EvalFiles.RunAsync(
            result, result.GetRequiredValue(EvalFiles.Knowledge), result.GetRequiredValue(Cases), () => ExecuteAsync(result, options(), cancellationToken)));
        return command;
    }

    private static async Task ExecuteAsync(ParseResult arguments, IOptionsMonitor<RetrievalOptions> options, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var at = arguments.GetValue(EvalFiles.At);
        var cases = await CaseFile.ReadAsync<DraftCase>(arguments.GetRequiredValue(Cases).FullName, one => one.Id, cancellationToken);
        var assist = await PackAssist.LoadAsync(arguments.GetRequiredValue(EvalFiles.Knowledge).FullName, options, at, cancellationToken);
        var report = await new DraftEvaluation(assist).RunAsync(cases, at, cancellationToken);
        await output.WriteLineAsync(arguments.GetValue(EvalFiles.Json) ? AsJson(report) : AsText(report));
        foreach (var (one, draft) in report.Drafts.Where((_, index) => index * arguments.GetValue(Print) / report.Drafts.Count != (index - 1) * arguments.GetValue(Print) / report.Drafts.Count))
            await output.WriteLineAsync($"{one.Id} {draft.Category} {draft.Tier} {draft.Priority}{Environment.NewLine}  {draft.Title}{Environment.NewLine}  {draft.Description}");
        foreach (var outcome in report.Outcomes.Where(outcome => arguments.GetValue(Misses) && !outcome.Right))
            await output.WriteLineAsync($"{outcome.Case.Id}\t{outcome.Field}\twanted {string.Join("; ", outcome.Wanted)}\tdrafted {outcome.Drafted}");
    }

    private static string AsJson(DraftReport report) => JsonSerializer.Serialize(new
    {
        conversations = report.Drafts.Count,
        fields = report.Outcomes.Count,
        accuracy = Math.Round(report.Accuracy, 2),
        byField = report.ByField.ToDictionary(field => field.Field, field => new { fields = field.Count, accuracy = Math.Round(field.Accuracy, 2) }),
    });

    private static string AsText(DraftReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        {report.Drafts.Count} conversations, {report.Outcomes.Count} fields: {report.Accuracy:F1} % right
        {string.Join(Environment.NewLine, report.ByField.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Field,-14} {field.Count,4} {field.Accuracy,6:F1} %")))}
        """);
}
