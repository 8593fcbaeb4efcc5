using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using AgentAssist.Privacy;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Models.Chat;

/// <summary>Keeps personal data in the house: what is asked goes out with placeholders, and what is answered gets the words back, exactly.</summary>
/// <remarks>What goes out is logged by hash, kind and provider, never by its words.</remarks>
internal sealed partial class MaskingChatClient(IChatClient inner, string provider, bool sendsAll, ILogger logger) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        PersonalDataMask mask = new();
        var response = await base.GetResponseAsync(Hide(messages, mask), options, cancellationToken);
        foreach (var text in response.Messages.SelectMany(message => message.Contents).OfType<TextContent>())
            text.Text = mask.Restore(text.Text);
        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        PersonalDataMask mask = new();
        PersonalDataMask.Restorer restorer = new(mask);
        await foreach (var update in base.GetStreamingResponseAsync(Hide(messages, mask), options, cancellationToken))
        {
            foreach (var text in update.Contents.OfType<TextContent>())
                text.Text = restorer.Append(text.Text);
            yield return update;
        }

        if (restorer.Complete() is { Length: > 0 } rest)
            yield return new ChatResponseUpdate(ChatRole.Assistant, rest);
    }

    private List<ChatMessage> Hide(IEnumerable<ChatMessage> messages, PersonalDataMask mask)
    {
        List<ChatMessage> all = [.. messages];
        List<ChatMessage> hidden = [.. all.Select(message => new ChatMessage(message.Role, mask.Hide(message.Text)))];
        var kinds = string.Join(", ", mask.Counts.Select(one => $"{one.Kind} {one.Count}"));
        var sent = sendsAll ? all : hidden;
        if (logger.IsEnabled(LogLevel.Information))
            LogSent(logger, provider, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sent.Select(message => message.Text)))))[..16], kinds.Length > 0 ? kinds : "none", sendsAll ? "sent" : "masked");
        return sent;
    }

    [LoggerMessage(1, LogLevel.Information, "Sent to {Provider}: {Hash}; personal data {Kinds}, {How}")]
    private static partial void LogSent(ILogger logger, string provider, string hash, string kinds, string how);
}
