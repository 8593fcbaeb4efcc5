using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Microsoft.Extensions.AI;
using OpenAI;

namespace AgentAssist.Models.Chat;

/// <summary>Makes the client of a provider.</summary>
/// <remarks>
/// The libraries' own repeating is off: who waits at a telephone is better served by the next provider. Azure.AI.OpenAI is only ever reached through
/// <c>AsIChatClient</c>: its own chat calls fail at run time with the OpenAI library that the others need.
/// </remarks>
internal static class ChatClients
{
    /// <summary>A client for one model of a provider.</summary>
    public static IChatClient Create(ProviderOptions provider, string model, HttpClient http)
    {
        HttpClientPipelineTransport transport = new(http);
        ClientRetryPolicy once = new(0);
        var key = new ApiKeyCredential(provider.ApiKey.Length > 0 ? provider.ApiKey : "none");
        return provider.Kind switch
        {
            ProviderKind.Azure => new AzureOpenAIClient(new Uri(provider.Endpoint), key, new AzureOpenAIClientOptions { Transport = transport, RetryPolicy = once, NetworkTimeout = Timeout.InfiniteTimeSpan })
                .GetChatClient(model).AsIChatClient(),
#pragma warning disable OPENAI001 // Another header for the key is said to be experimental.
            ProviderKind.AzureV1 => new OpenAIClient(ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(key, "api-key"), Options(provider.Endpoint.TrimEnd('/') + "/openai/v1/"))
                .GetChatClient(model).AsIChatClient(),
#pragma warning restore OPENAI001
            ProviderKind.OpenAI => new OpenAIClient(key, Options(provider.Endpoint)).GetChatClient(model).AsIChatClient(),
            ProviderKind.Compatible => new OpenAIClient(key, Options(provider.Endpoint)).GetChatClient(model).AsIChatClient(),
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider.Kind, "No such kind of provider."),
        };

        OpenAIClientOptions Options(string endpoint)
        {
            OpenAIClientOptions options = new() { Transport = transport, RetryPolicy = once, NetworkTimeout = Timeout.InfiniteTimeSpan };
            if (endpoint.Length > 0)
                options.Endpoint = new Uri(endpoint);
            return options;
        }
    }
}
