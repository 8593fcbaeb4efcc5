using AgentAssist.Benchmarks.Desk;
using AgentAssist.Benchmarks.Load;
using AgentAssist.Benchmarks.Models;
using AgentAssist.Benchmarks.Peers;
using BenchmarkDotNet.Running;

// "load" drives the built server from outside, "desk" its screens in Chromium, "models" a model's first words, "peers" compares retrieval with other libraries; everything else is BenchmarkDotNet's.
switch (args)
{
    case ["load"]:
        await ServerLoad.RunAsync(CancellationToken.None);
        return 0;
    case ["desk", ..]:
        await DeskFigures.RunAsync(args.ElementAtOrDefault(1), CancellationToken.None);
        return 0;
    case ["models"]:
        await ModelLatency.RunAsync(CancellationToken.None);
        return 0;
    case ["peers", ..]:
        return await PeersCommand.RunAsync(args);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
