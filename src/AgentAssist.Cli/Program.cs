using System.CommandLine;
using AgentAssist.Cli;

var root = new RootCommand("AgentAssist on the command line.")
{
    AskCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    CheckCommand.Create(),
    new Command("eval", "Measures the product against collections with known answers.") { EvalRetrievalCommand.Create(RetrievalSettings.Read) },
};

// Wrong use is 2, so that a script can tell it from work that failed.
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : code;
