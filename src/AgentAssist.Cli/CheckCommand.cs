using System.CommandLine;
using System.Text.Json;
using AgentAssist.Assist;
using AgentAssist.Knowledge;

namespace AgentAssist.Cli;

/// <summary><c>check</c>: lint for knowledge files.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A pack or a folder of packs; 'vocabulary' beside the packs is used.",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "knowledge"),
        };
        var json = new Option<bool>("--json") { Description = "One JSON array." };
        var command = new Command("check", "Looks for malformed files, doubles, dead links, what has expired, and replies that say more than their article.") { folder, json };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(folder), result.GetValue(json), result.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool json, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            await console.Error.WriteLineAsync($"There is no folder {folder}.");
            return 2;
        }

        var reading = await PackReader.ReadAsync(folder, cancellationToken);
        var beside = Path.Combine(folder, File.Exists(Path.Combine(folder, "pack.yaml")) ? ".." : ".", "vocabulary");
        var (vocabulary, wordProblems) = VocabularyReader.Read(beside);
        var checker = new KnowledgeChecker(text => FactReader.Read(text).Select(fact => (fact.Words, fact.Key)), TimeProvider.System);
        List<KnowledgeProblem> problems = [.. reading.Problems, .. wordProblems, .. TriageFiles.Check(beside), .. checker.Check(reading.Articles, vocabulary)];

        if (json)
        {
            await console.Output.WriteLineAsync(JsonSerializer.Serialize(problems, AssistWire.Json));
        }
        else
        {
            foreach (var problem in problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line))
                await console.Output.WriteLineAsync(problem.ToString());
            await console.Output.WriteLineAsync(
                $"{reading.Articles.Count} articles, {problems.Count(p => p.Severity == ProblemSeverity.Error)} errors, {problems.Count(p => p.Severity == ProblemSeverity.Warning)} warnings");
        }

        return problems.Exists(problem => problem.Severity == ProblemSeverity.Error) ? 1 : 0;
    }
}
