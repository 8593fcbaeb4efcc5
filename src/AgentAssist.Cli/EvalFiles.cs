using System.CommandLine;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary>What the evaluations over packs have in common: their options; a missing file is wrong use, a broken one a failure that names its line.</summary>
internal static class EvalFiles
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "knowledge");

    /// <summary>The packs; the shipped ones by default.</summary>
    public static readonly Option<DirectoryInfo> Knowledge = new("--knowledge") { Description = "A folder of packs, 'vocabulary' beside them.", DefaultValueFactory = _ => new(Shipped) };

    /// <summary>The moment that answers must be right for.</summary>
    public static readonly Option<DateTimeOffset> At = new("--at") { Description = "The moment that answers must be right for.", DefaultValueFactory = _ => TimeProvider.System.GetUtcNow() };

    /// <summary>Figures for programs.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    /// <summary>A file of the shipped golden set.</summary>
    public static FileInfo Golden(string name) => new(Path.Combine(Shipped, "golden", name));

    /// <summary>A file of the shipped vocabulary.</summary>
    public static FileInfo Vocabulary(string name) => new(Path.Combine(Shipped, "vocabulary", name));

    /// <summary>Runs an evaluation where its files are there; the exit code.</summary>
    public static async Task<int> RunAsync(ParseResult arguments, DirectoryInfo folder, FileInfo cases, Func<Task> evaluate)
    {
        var error = arguments.InvocationConfiguration.Error;
        if (!folder.Exists || !cases.Exists)
        {
            await error.WriteLineAsync(folder.Exists ? $"There is no file {cases}." : $"There is no folder {folder}.");
            return 2;
        }

        try
        {
            await evaluate();
            return 0;
        }
        catch (Exception fault) when (fault is FormatException or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
