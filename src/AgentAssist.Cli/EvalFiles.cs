using System.CommandLine;
using Microsoft.Extensions.Options;

namespace AgentAssist.Cli;

/// <summary>What the evaluations over packs have in common: a missing file is wrong use, a broken one a failure that names its line.</summary>
internal static class EvalFiles
{
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
