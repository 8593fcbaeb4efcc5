using System.CommandLine;
using System.Globalization;
using AgentAssist.Assist;
using AgentAssist.Assist.Evaluation;

namespace AgentAssist.Cli;

/// <summary><c>eval judge</c>: what the labelled examples teach about turns that are not among them.</summary>
internal static class EvalJudgeCommand
{
    private static readonly Option<FileInfo> Examples = new("--examples")
    {
        Description = "{\"text\", \"risk\"?, \"acts\"?} a line.",
        DefaultValueFactory = _ => EvalFiles.Vocabulary(TriageJudge.FileName),
    };

    private static readonly Option<bool> Misses = new("--misses") { Description = "Print each example that is judged wrongly." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command command = new("judge", "Judge each tenth of the triage examples by what the others teach.") { Examples, Misses };
        command.SetAction((result, cancellationToken) =>
        {
            var file = result.GetRequiredValue(Examples);
            return EvalFiles.RunAsync(result, file.Directory!, file, async () =>
            {
                var rules = Path.Combine(file.DirectoryName!, TriageRules.FileName);
                var words = File.Exists(rules) ? TriageRules.Parse(await File.ReadAllTextAsync(rules, cancellationToken)) : TriageRuleSet.None;
                var judged = JudgeTrial.Run(JudgedTurn.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken)), words);
                var output = result.InvocationConfiguration.Output;
                await WriteAsync(output, "high", judged.Where(one => one.Turn.Risk is not null).Select(one => (one.Turn, one.Turn.Risk == RiskLevel.High, one.Judged.High)), result.GetValue(Misses));
                await WriteAsync(output, "care", judged.Where(one => one.Turn.Risk is not null).Select(one => (one.Turn, one.Turn.Risk > RiskLevel.None, one.Judged.Care)), result.GetValue(Misses));
                await WriteAsync(output, "acts", judged.Where(one => one.Turn.Acts is not null).Select(one => (one.Turn, one.Turn.Acts == true, one.Judged.Acts)), result.GetValue(Misses));
                await WriteAsync(output, "elsewhere", judged.Select(one => (one.Turn, one.Turn.Matter == Matter.Elsewhere, one.Judged.Elsewhere)), result.GetValue(Misses));
                await WriteAsync(output, "idle", judged.Select(one => (one.Turn, one.Turn.Matter == Matter.Idle, one.Judged.Idle)), result.GetValue(Misses));
            });
        });
        return command;
    }

    private static async Task WriteAsync(TextWriter output, string name, IEnumerable<(JudgedTurn Turn, bool Is, double? Figure)> judged, bool misses)
    {
        (JudgedTurn Turn, bool Is, double Figure)[] all = [.. judged.Where(one => one.Figure is not null).Select(one => (one.Turn, one.Is, one.Figure!.Value))];
        if (all.Length == 0)
            return;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name}  {all.Length} examples, {all.Count(one => one.Is)} are; order {JudgeTrial.Order(all.Select(one => (one.Is, one.Figure))):F3}"));
        foreach (var from in (double[])[0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
        {
            var said = all.Count(one => one.Figure >= from);
            var right = all.Count(one => one.Is && one.Figure >= from);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  from {from:F1}: right {100.0 * all.Count(one => one.Is == one.Figure >= from) / all.Length:F1} %, recall {100.0 * right / all.Count(one => one.Is):F1} %, precision {100.0 * right / Math.Max(1, said):F1} %"));
        }

        foreach (var (turn, isIt, figure) in all.Where(one => misses && one.Is != one.Figure >= 0.5))
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {(isIt ? "is" : "is not")} {figure:F2} {turn.Text.ReplaceLineEndings(" / ")}"));
    }
}
