using System.CommandLine;
using AgentAssist.Cli;

var root = new RootCommand("AgentAssist on the command line.");
root.Add(new Command("eval", "Measure the product against collections with known answers.") { EvalRetrievalCommand.Create(RetrievalSettings.Read) });

var call = root.Parse(args);
var code = await call.InvokeAsync();
return call.Errors.Count > 0 ? 2 : code;
