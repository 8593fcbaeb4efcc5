using System.Diagnostics;
using System.Net.Http.Json;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Models;
using AgentAssist.Models.Chat;
using AgentAssist.Prompts;
using AgentAssist.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgentAssist.Benchmarks.Models;

/// <summary>How much later a model's first words come through the writer than straight from its server, 50 streams at a time, both ways in turn.</summary>
internal static class ModelLatency
{
    private const int Streams = 50;
    private const int Rounds = 24;
    private const int Pieces = 30;

    /// <summary>Measures and prints.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var stub = await ModelStub.StartAsync();
        stub.Answer = async call =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            for (var i = 0; i < Pieces; i++)
            {
                await call.PiecesAsync(i % 10 == 9 ? "再开机。[1]" : "断电");
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            }

            await call.FinishAsync();
        };
        ModelsOptions options = new() { Providers = { new() { Name = "stub", Endpoint = new Uri(stub.Address, "v1").ToString(), Model = "m", Concurrency = Streams } } };
        using ChatProviders providers = new(Options.Create(options), TimeProvider.System, NullLogger<ChatProvider>.Instance);
        ModelReplyWriter writer = new(providers, new PromptCatalog(Options.Create(new AgentAssistOptions()), TimeProvider.System, NullLogger<PromptCatalog>.Instance), new ExtractiveReplyWriter());
        using HttpClient direct = new();
        List<double> straight = [], through = [];
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = (await MeasureAsync(() => DirectAsync(direct, stub.Address, cancellationToken)), await MeasureAsync(() => ThroughAsync(writer, cancellationToken)));
            // The first rounds open connections and compile.
            if (round < 4)
                continue;
            straight.AddRange(one);
            through.AddRange(other);
        }

        Console.WriteLine(FormattableString.Invariant($"{through.Count} answers each way, {Streams} at a time; the stub waits 200 ms before its first words"));
        foreach (var share in new[] { 0.5, 0.95, 0.99 })
            Console.WriteLine(FormattableString.Invariant($"p{share * 100:F0}  straight {At(straight, share):F1} ms, through the writer {At(through, share):F1} ms, added {At(through, share) - At(straight, share):F1} ms"));
    }

    private static double At(List<double> all, double share) => all.Order().ElementAt((int)(share * (all.Count - 1)));

    private static async Task<double[]> MeasureAsync(Func<Task<double>> call) => await Task.WhenAll(Enumerable.Range(0, Streams).Select(_ => Task.Run(call)));

    private static async Task<double> DirectAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(address, "v1/chat/completions"))
        {
            Content = JsonContent.Create(new { model = "m", stream = true, messages = new object[] { new { role = "system", content = new string('x', 1_500) }, new { role = "user", content = new string('y', 3_000) } } }),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(cancellationToken));
        double? first = null;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                first ??= Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return first!.Value;
    }

    private static async Task<double> ThroughAsync(ModelReplyWriter writer, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        double? first = null;
        await foreach (var written in writer.WriteAsync(Brief(), cancellationToken))
        {
            if (written.Writer != "stub")
                throw new InvalidOperationException("The stub failed.");
            first ??= Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return first!.Value;
    }

    private static ReplyBrief Brief()
    {
        Article article = new() { Id = "a", Title = "光猫亮红灯怎么办", Locale = Locales.Chinese, Body = "断电三十秒再开机。" };
        return new(
            new AssistRequest("家里网断了，光猫亮红灯怎么办", TimeProvider.System.GetLocalNow()) { Locale = Locales.Chinese, History = [new(Speaker.Customer, "你好，在吗？"), new(Speaker.Agent, "您好，请讲。")] },
            [new("光猫亮红灯怎么办", article)],
            [.. Enumerable.Range(1, 8).Select(n => new Evidence(n, EvidenceKind.Passage, "a", "光猫亮红灯怎么办", string.Concat(Enumerable.Repeat("光猫亮红灯表示光信号中断，断电三十秒后重新上电。", 8)), 1, null))]);
    }
}
