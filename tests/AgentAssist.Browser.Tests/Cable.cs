using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AgentAssist.Browser.Tests;

/// <summary>The network between a browser and a server: it can be cut, mended, and led to another server.</summary>
internal sealed class Cable : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = [];
    private readonly CancellationTokenSource closed = new();
    private volatile Uri? server;

    public Cable(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>What the browser sees.</summary>
    public Uri Address { get; }

    /// <summary>Nothing goes through any more.</summary>
    public void Cut()
    {
        server = null;
        foreach (var client in open.Keys)
            client.Close();
    }

    /// <summary>New connections go through again.</summary>
    public void Mend(Uri to) => server = to;

    public void Dispose()
    {
        closed.Cancel();
        Cut();
        listener.Dispose();
        closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(closed.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            open[near] = open[far] = 0;
            try
            {
                if (server is not { } to)
                    return;
                await far.ConnectAsync(to.Host, to.Port, closed.Token);
                await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), closed.Token), far.GetStream().CopyToAsync(near.GetStream(), closed.Token));
            }
            catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut.
            }
            finally
            {
                open.TryRemove(near, out _);
                open.TryRemove(far, out _);
            }
        }
    }
}
