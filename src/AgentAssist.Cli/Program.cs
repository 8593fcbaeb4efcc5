using System.CommandLine;
using System.Data.Common;
using AgentAssist.Cli;
using Microsoft.Extensions.Options;

var root = new RootCommand("AgentAssist on the command line.")
{
    AskCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    CheckCommand.Create(),
    PrivacyCommand.Create(),
    new Command("eval", "Measures the product against collections with known answers.")
    {
        EvalRetrievalCommand.Create(RetrievalSettings.Read),
        EvalKnowledgeCommand.Create(RetrievalSettings.Read),
        EvalReplyCommand.Create(RetrievalSettings.Read),
        EvalTriageCommand.Create(RetrievalSettings.Read), EvalJudgeCommand.Create(),
        EvalDraftCommand.Create(RetrievalSettings.Read),
        EvalInjectionCommand.Create(RetrievalSettings.Read),
    },
};

// Wrong use is 2, so that a script can tell it from work that failed.
var parsed = root.Parse(args);
try
{
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? 2 : code;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException or OptionsValidationException)
{
    // What a person can mend is said in one line.
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
catch (OperationCanceledException)
{
    return 1;
}
