using System.Diagnostics;
using System.Runtime.CompilerServices;
using AgentAssist.Assist;
using AgentAssist.Models.Chat;
using AgentAssist.Prompts;

namespace AgentAssist.Models;

/// <summary>Lets a model write: the first provider that can, then the next, at last the built-in writer. Two of them never share a reply.</summary>
internal sealed class ModelReplyWriter(ChatProviders providers, PromptCatalog prompts, ExtractiveReplyWriter builtIn) : IReplyWriter
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<WrittenText> WriteAsync(ReplyBrief brief, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (shown, instead) = (false, false);
        foreach (var provider in providers.All)
        {
            if (provider.Rests)
            {
                instead = true;
                continue;
            }

            var (any, failed) = (false, false);
            var prompt = prompts.Reply;
            var (arguments, leftOut) = ReplyArguments.Of(brief, prompt.Settings.Budget);
            Activity.Current?.SetTag("assist.prompt", $"{prompt.Settings.Id}@{prompt.Settings.Version}-{prompt.Hash}").SetTag("assist.left_out", string.Join(", ", leftOut));
            await using var chunks = provider.StreamAsync(prompt, arguments, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await chunks.MoveNextAsync())
                        break;
                }
                catch (ModelFailedException)
                {
                    failed = true;
                    break;
                }

                yield return new(chunks.Current, provider.Options.Name) { Anew = shown && !any, Instead = instead };
                any = true;
            }

            shown |= any;
            if (any && !failed)
                yield break;
            instead = true;
        }

        await foreach (var chunk in builtIn.WriteAsync(brief, cancellationToken))
        {
            yield return chunk with { Anew = shown, Instead = instead };
            shown = false;
        }
    }
}
