using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AgentAssist.Benchmarks.Retrieval;
using AgentAssist.Knowledge;

namespace AgentAssist.Benchmarks.Load;

/// <summary>Measures the built server from outside: start, memory, and assist under load beside an endpoint that does nothing, in one run.</summary>
internal static class ServerLoad
{
    private const int Indexed = 20_000;
    private const int InFlight = 20;
    private const int RequestsARound = 600;
    private const int Rounds = 5;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("agentassist-load-").FullName;
        var corpus = Path.Combine(data, "corpus.jsonl");
        var articles = SyntheticQuestions.Articles(Indexed);
        await File.WriteAllLinesAsync(corpus, articles.Select(Row), cancellationToken);

        var settings = new Dictionary<string, string>
        {
            ["AgentAssist__DataDirectory"] = Path.Combine(data, "state"),
            ["AgentAssist__Api__RequestsPerMinute"] = "10000000",
        };
        var watch = Stopwatch.StartNew();
        using (var import = BuiltServer.Start("AgentAssist.Cli", settings, "import", corpus, "--pack", "load"))
            await import.WaitForExitAsync(cancellationToken);
        Console.WriteLine(Line($"import of {Indexed:N0} questions: {watch.Elapsed.TotalSeconds:0.0} s"));

        watch.Restart();
        await using var server = await BuiltServer.RunAsync(settings, cancellationToken);
        try
        {
            var http = server.Http;
            Console.WriteLine(Line($"ready after {watch.Elapsed.TotalSeconds:0.00} s, RSS {server.Megabytes} MB"));

            await RoundAsync(Assist(http), articles, cancellationToken);
            await RoundAsync(Null(http), articles, cancellationToken);
            Console.WriteLine("round   assist done p50 / p95 / p99 ms    null p50 / p95 / p99 ms    ratio p95");
            for (var round = 1; round <= Rounds; round++)
            {
                var assist = await RoundAsync(Assist(http), articles, cancellationToken);
                var nothing = await RoundAsync(Null(http), articles, cancellationToken);
                Console.WriteLine(Line($"{round,5}   {Row(assist),-30}   {Row(nothing),-22}   {At(assist, .95) / At(nothing, .95):0.0}"));
            }

            Console.WriteLine(Line($"RSS after the load {server.Megabytes} MB"));
        }
        finally
        {
            await server.StopAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    private static Func<string, CancellationToken, Task> Assist(HttpClient http) => async (question, cancellationToken) =>
    {
        using var response = await http.PostAsJsonAsync("api/v1/assist", new { text = question }, cancellationToken);
        var body = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
        if (!body.Contains("event: done", StringComparison.Ordinal))
            throw new InvalidOperationException("The stream did not end with done: " + body[^Math.Min(300, body.Length)..]);
    };

    private static Func<string, CancellationToken, Task> Null(HttpClient http) => async (_, cancellationToken) =>
    {
        using var response = await http.GetAsync(new Uri("healthz", UriKind.Relative), cancellationToken);
        response.EnsureSuccessStatusCode();
    };

    private static async Task<double[]> RoundAsync(Func<string, CancellationToken, Task> call, IReadOnlyList<Article> articles, CancellationToken cancellationToken)
    {
        var questions = SyntheticQuestions.Queries(articles, RequestsARound);
        var took = new double[RequestsARound];
        await Parallel.ForAsync(0, RequestsARound, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken }, async (i, stop) =>
        {
            var start = Stopwatch.GetTimestamp();
            await call(questions[i], stop);
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
        Array.Sort(took);
        return took;
    }

    /// <summary>An article as a line of an import, with an answer of the usual length.</summary>
    private static string Row(Article article) => JsonSerializer.Serialize(new
    {
        _id = article.Id,
        title = article.Title,
        text = $"关于“{article.Title}”：请先在应用里查看提示，按步骤操作后等待十分钟；仍未解决的，由专人在2小时内联系您，48小时内处理完毕。",
        questions = article.Questions,
    });

    private static string Row(double[] sorted) => Line($"{At(sorted, .5):0.0} / {At(sorted, .95):0.0} / {At(sorted, .99):0.0}");

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static string Line(DefaultInterpolatedStringHandler text) => string.Create(CultureInfo.InvariantCulture, ref text);
}
