using AgentAssist.Benchmarks.Load;
using BenchmarkDotNet.Running;

// "load" drives the built server from outside; everything else is BenchmarkDotNet's.
if (args is ["load"])
    await ServerLoad.RunAsync(CancellationToken.None);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
