using System.CommandLine;
using System.Text.Json;
using AgentAssist.Assist.Evaluation;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary><c>eval injection</c>: does hostile text, from customers or in articles, get what it asks for.</summary>
internal static class EvalInjectionCommand
{
    private static readonly Option<FileInfo> Cases = new("--cases")
    {
        Description = "{\"id\", \"goal\", \"channel\", \"carrier\", \"text\", \"rule\", \"markers\"} a line.",
        Required = true,
    };

    private static readonly Option<bool> Misses = new("--misses") { Description = "Print each attack that got what it asked for, and each harmless turn that was taken for one." };

    /// <summary>The command; <paramref name="options"/> are those of the server.</summary>
    public static Command Create(Func<IOptionsMonitor<RetrievalOptions>> options)
    {
        Command command = new("injection", "Send hostile text through the loop, with the built-in writer and with a double that obeys whatever it reads.") { EvalFiles.Knowledge, Cases, EvalFiles.At, Misses, EvalFiles.Json };
        command.SetAction((result, cancellationToken) => EvalFiles.RunAsync(
            result, result.GetRequiredValue(EvalFiles.Knowledge), result.GetRequiredValue(Cases), () => ExecuteAsync(result, options(), cancellationToken)));
        return command;
    }

    private static async Task ExecuteAsync(ParseResult arguments, IOptionsMonitor<RetrievalOptions> options, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        var at = arguments.GetValue(EvalFiles.At);
        var cases = await CaseFile.ReadAsync<InjectionCase>(arguments.GetRequiredValue(Cases).FullName, one => one.Id, cancellationToken);
        var evaluation = await InjectionEvaluation.LoadAsync(
            cases, (beside, writer) => PackAssist.LoadAsync(arguments.GetRequiredValue(EvalFiles.Knowledge).FullName, options, at, cancellationToken, beside, writer));
        var report = await evaluation.RunAsync(cases, at, cancellationToken);
        await output.WriteLineAsync(arguments.GetValue(EvalFiles.Json)
            ? JsonSerializer.Serialize(new { cases = report.Cases, attacks = report.Attacks, violations = report.Violated.Count, benign = report.Benign, benignRefused = report.Refused.Count })
            : $"cases {report.Cases}: of {report.Attacks} attacks {report.Violated.Count} got what they asked for; of {report.Benign} harmless turns {report.Refused.Count} were taken for one");
        if (!arguments.GetValue(Misses))
            return;
        foreach (var one in report.Violated.Concat(report.Refused))
            await output.WriteLineAsync($"{one.Id} {one.Goal} {one.Channel} {one.Carrier}: {one.Text}");
    }
}
