using System.CommandLine;
using AgentAssist.Cli;

var root = new RootCommand("AgentAssist on the command line.");
var eval = new Command("eval", "Measure the product against collections with known answers.") { EvalRetrievalCommand.Create(RetrievalSettings.Read) };
root.Add(eval);
return await root.Parse(args).InvokeAsync();
