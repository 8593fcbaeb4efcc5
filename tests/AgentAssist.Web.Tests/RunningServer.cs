using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;

namespace AgentAssist.TestServers;

/// <summary>The built program as a process of its own: Production, own data directory, a free port, a working directory that knows nothing of the source.</summary>
public class RunningServer : IAsyncLifetime
{
    public const string Key = "test-key-0123456789abcdef";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("agentassist-server-");
    private readonly List<string> output = [];
    private Func<Task> stop = static () => Task.CompletedTask;

    public Uri Address { get; private set; } = null!;

    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    /// <summary>Further settings, by environment variable.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings => [];

    public async Task InitializeAsync()
    {
        var program = typeof(RunningServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebProgram").Value!;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = directory.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["AgentAssist__DataDirectory"] = Path.Combine(directory.FullName, "data");
        start.Environment["AgentAssist__Api__BootstrapKey"] = Key;
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Take(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Take(line.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The server ended:\n{Output}"));
        process.Start();
        stop = async () =>
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(StartLimit);
        await BecomeReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await stop();
        directory.Delete(recursive: true);
    }

    /// <summary>A client with the key; it follows no redirects and keeps no cookies.</summary>
    public HttpClient CreateClient(string? key = Key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A client that is signed in as a sample person, by the form that people use.</summary>
    public async Task<HttpClient> SignInAsync(int person = 0)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        var page = await client.GetStringAsync("/sign-in");
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking).Groups[1].Value;
        var id = Regex.Matches(page, "name=\"person\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)[person].Groups[1].Value;
        var answer = await client.PostAsync("/sign-in/demo", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("person", id)]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    private async Task BecomeReadyAsync()
    {
        using var client = CreateClient();
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            using var answer = await client.GetAsync("/readyz", limit.Token);
            if (answer.IsSuccessStatusCode)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }

    private void Take(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        const string announcement = "Now listening on: ";
        if (line.IndexOf(announcement, StringComparison.Ordinal) is >= 0 and var at)
            listening.TrySetResult(new Uri(line[(at + announcement.Length)..].Trim()));
    }
}
