using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace AgentAssist.Benchmarks.Load;

/// <summary>The built server as a process of its own.</summary>
internal sealed class BuiltServer : IAsyncDisposable
{
    private const string Key = "benchmark-key-0123456789abcdef";
    private const int MostConnections = 20;
    private readonly Process process;
    private bool stopped;

    private BuiltServer(Process process, Uri address)
    {
        this.process = process;
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = MostConnections }) { BaseAddress = address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
    }

    /// <summary>A client with a key.</summary>
    public HttpClient Http { get; }

    /// <summary>The process's memory.</summary>
    public long Megabytes => Bytes / 1_000_000;

    /// <summary>The process's memory.</summary>
    public long Bytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts it, and returns when it is ready.</summary>
    public static async Task<BuiltServer> RunAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/"));
        Dictionary<string, string> all = new(settings) { ["AgentAssist__Api__BootstrapKey"] = Key, ["Logging__LogLevel__Default"] = "Warning" };
        BuiltServer server = new(Start("AgentAssist.Web", all, "--urls", address.ToString()), address);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var response = await server.Http.GetAsync(new Uri("readyz", UriKind.Relative), limit.Token);
                if (response.StatusCode == HttpStatusCode.OK)
                    return server;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Starts one of the built programs.</summary>
    public static Process Start(string program, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var root = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("tests", StringComparison.Ordinal)];
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(root, "src", program, "bin", "Release", "net10.0", program + ".dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Ends it.</summary>
    public async Task StopAsync()
    {
        if (stopped)
            return;
        stopped = true;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        Http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
