using System.Net;

namespace AgentAssist.Web.Hosting;

/// <summary>Whether a request comes from this machine itself.</summary>
internal static class Loopback
{
    /// <summary>True where connection and host name are this machine's and no proxy stands between.</summary>
    /// <remarks>The host name counts, for a page on another site can point its own name at 127.0.0.1.</remarks>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && IsLoopbackName(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
