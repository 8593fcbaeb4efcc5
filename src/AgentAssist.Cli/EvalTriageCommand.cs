using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary><c>eval triage</c>: are tier, category and risk right.</summary>
internal static class EvalTriageCommand
{
    private static readonly Option<FileInfo> Cases = new("--cases")
    {
        Description = "{\"_id\", \"text\", \"history\"?: [{\"role\", \"text\"}], \"channel\"?, \"tier\", \"category\", \"risk\"} a line.",
        DefaultValueFactory = _ => EvalFiles.Golden("triage.jsonl"),
    };

    private static readonly Option<bool> Misses = new("--misses") { Description = "Print each demand that was judged wrongly." };

    /// <summary>The command; <paramref name="options"/> are those of the server.</summary>
    public static Command Create(Func<IOptionsMonitor<RetrievalOptions>> options)
    {
        Command command = new("triage", "Judge demands whose tier, category and risk are known, and compare.") { EvalFiles.Knowledge, Cases, EvalFiles.At, Misses, EvalFiles.Json };
        command.SetAction((result, cancellationToken) => EvalFiles.RunAsync(
            result, result.GetRequiredValue(EvalFiles.Knowledge), result.GetRequiredValue(Cases), () => ExecuteAsync(result, options(), cancellationToken)));
        return command;
    }

    private static async Task ExecuteAsync(ParseResult arguments, IOptionsMonitor<RetrievalOptions> options, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var at = arguments.GetValue(EvalFiles.At);
        var cases = await CaseFile.ReadAsync<TriageCase>(arguments.GetRequiredValue(Cases).FullName, one => one.Id, cancellationToken);
        var assist = await PackAssist.LoadAsync(arguments.GetRequiredValue(EvalFiles.Knowledge).FullName, options, at, cancellationToken);
        var report = await new TriageEvaluation(assist).RunAsync(cases, at, cancellationToken);
        await output.WriteLineAsync(arguments.GetValue(EvalFiles.Json) ? AsJson(report) : AsText(report));
        if (!arguments.GetValue(Misses))
            return;
        foreach (var (known, judged) in report.Outcomes.Where(one => !one.Tier || !one.Category || one.Triage.Risk != one.Case.Risk).Select(one => (one.Case, one.Triage)))
        {
            await output.WriteLineAsync($"\n{known.Id} {string.Join(" / ", known.History.Select(turn => $"{turn.Role}: {turn.Text}").Append(known.Text))}");
            await output.WriteLineAsync($"  wanted {known.Tier} {known.Category} {known.Risk}, judged {judged.Tier} {judged.Category} {judged.Risk} ({judged.Confidence:F2}): {string.Join("; ", judged.Reasons)}");
        }
    }

    private static string AsJson(TriageReport report) => JsonSerializer.Serialize(new
    {
        cases = report.Outcomes.Count,
        tier = Math.Round(report.Tier, 2),
        category = Math.Round(report.Category, 2),
        categoryExact = Math.Round(report.CategoryExact, 2),
        risk = Math.Round(report.Risk, 2),
        highRiskRecall = Math.Round(report.HighRecall, 2),
        highRiskPrecision = Math.Round(report.HighPrecision, 2),
    });

    private static string AsText(TriageReport report) => string.Create(CultureInfo.InvariantCulture, $"""
        cases               {report.Outcomes.Count}
        tier                {report.Tier:F1} %
        category path       {report.Category:F1} %   (to its last part {report.CategoryExact:F1} %)
        risk                {report.Risk:F1} %
        high risk, recall   {report.HighRecall:F1} %
        high risk, precision {report.HighPrecision:F1} %
        """);
}
