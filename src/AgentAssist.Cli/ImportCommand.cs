using System.CommandLine;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Cli;

/// <summary><c>import</c>: packs, articles and JSON lines into the knowledge. A running server sees them within a second.</summary>
internal static class ImportCommand
{
    private const int ReportEvery = 1_000;

    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Files (.md, .jsonl) and folders.", Arity = ArgumentArity.OneOrMore };
        var pack = new Option<string?>("--pack") { Description = "The pack that the articles go into: a-z, 0-9 and '-'." };
        pack.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } id && !ArticleReader.IsId(id))
                result.AddError($"The pack '{id}' must be 1 to 80 characters of a-z, 0-9 and '-'.");
        });

        var command = new Command("import", "Imports knowledge and reports, by file and line, what could not be read.") { paths, pack };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(paths), result.GetValue(pack), result.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, string? pack, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await using var host = await CliHost.StartAsync(cancellationToken);
        var progress = new CountOnError(console.Error);
        var report = await host.Services.GetRequiredService<KnowledgeImporter>().ImportAsync(Caller.System, paths, pack, progress, cancellationToken);
        foreach (var problem in report.Problems)
            await console.Error.WriteLineAsync(problem.ToString());
        await console.Output.WriteLineAsync($"{report.Saved.Added} added, {report.Saved.Changed} changed, {report.Saved.Unchanged} unchanged, {report.Problems.Count} problems");
        return report.Problems.Any(problem => problem.Severity == ProblemSeverity.Error) ? 1 : 0;
    }

    /// <summary>Reports at once instead of through the thread pool, so that the lines keep their order.</summary>
    private sealed class CountOnError(TextWriter error) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % ReportEvery == 0)
                error.WriteLine($"{value} read");
        }
    }
}
