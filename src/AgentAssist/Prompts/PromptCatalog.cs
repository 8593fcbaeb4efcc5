using AgentAssist.Knowledge;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Prompts;

/// <summary>The prompts of <c>prompts/</c>; a changed file is in force within a second, a broken one is not.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class PromptCatalog(IOptions<AgentAssistOptions> options, TimeProvider time, ILogger<PromptCatalog> logger)
{
    private readonly ContentFile<Prompt?> reply = File(PromptIds.Reply, options, time, logger);

    /// <summary>The prompt that writes replies.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, or never was a usable one.</exception>
    public Prompt Reply => reply.Current ?? throw new FileNotFoundException($"prompts/{PromptIds.Reply}.md is missing or cannot be used.");

    private static ContentFile<Prompt?> File(string id, IOptions<AgentAssistOptions> options, TimeProvider time, ILogger logger) =>
        new(Path.Combine(options.Value.ContentPath, "prompts", id + ".md"), Prompt.Parse, null, time, logger);
}

/// <summary>The names of the prompts.</summary>
internal static class PromptIds
{
    public const string Reply = "reply";
}
