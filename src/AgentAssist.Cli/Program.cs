using System.CommandLine;

var root = new RootCommand("AgentAssist on the command line.");
return await root.Parse(args).InvokeAsync();
