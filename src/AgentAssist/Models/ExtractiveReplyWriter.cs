using System.Runtime.CompilerServices;
using AgentAssist.Assist;
using AgentAssist.Models.Composing;

namespace AgentAssist.Models;

/// <summary>The built-in writer: it puts a reply together from an article's own wording and the sentences of its body that answer the question.</summary>
/// <remarks>It never makes a statement of its own, so nothing it says can go beyond the evidence. Needs no model.</remarks>
internal sealed class ExtractiveReplyWriter : IReplyWriter
{
    /// <summary>The name under which the engine appears in answers and on the screen.</summary>
    public const string Name = "built-in";

    /// <inheritdoc/>
    public async IAsyncEnumerable<WrittenText> WriteAsync(ReplyBrief brief, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var aloud = brief.Request.Channel == Channel.Voice;
        foreach (var (sentence, evidence) in ReplyComposer.Compose(brief))
        {
            var text = aloud ? SpokenForm.Of(sentence) : sentence;
            cancellationToken.ThrowIfCancellationRequested();
            var markers = string.Concat(evidence.Select(number => $"[{number}]"));
            yield return new($"{text}{markers}{(text[^1] > '\u2e80' ? "" : " ")}", Name);

            // Lets the page draw each sentence as it is written.
            await Task.Yield();
        }
    }
}
