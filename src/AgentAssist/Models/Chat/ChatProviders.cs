using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Models.Chat;

/// <summary>The providers in the order in which they are asked.</summary>
internal sealed class ChatProviders : IDisposable
{
    private readonly HttpClient http;

    public ChatProviders(IOptions<ModelsOptions> options, TimeProvider time, ILogger<ChatProvider> logger)
    {
        // Timeouts are ours, by what was heard so far; a stream may well take longer than a request.
        http = new(new SocketsHttpHandler { ConnectTimeout = options.Value.ConnectTimeout, PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        All = [.. options.Value.Providers.Select(provider => new ChatProvider(provider, options.Value, model => ChatClients.Create(provider, model, http), time, logger))];
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<ChatProvider> All { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var provider in All)
            provider.Dispose();
        http.Dispose();
    }
}
