using System.Security.Cryptography;
using System.Text;
using Microsoft.SemanticKernel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Prompts;

/// <summary>A prompt as its file has it: front matter, and messages with places for arguments.</summary>
/// <remarks>Arguments are encoded when they are put in, so that no customer's word can begin a message of its own.</remarks>
internal sealed class Prompt
{
    private Prompt(PromptSettings settings, string template, string hash)
    {
        Settings = settings;
        Hash = hash;
        Function = KernelFunctionFactory.CreateFromPrompt(Config(settings, template), new KernelPromptTemplateFactory());
        Template = new KernelPromptTemplateFactory().Create(Config(settings, template));
    }

    /// <summary>The front matter.</summary>
    public PromptSettings Settings { get; }

    /// <summary>The first 12 hexadecimal digits of the file's SHA-256: which words exactly were sent.</summary>
    public string Hash { get; }

    /// <summary>The prompt as Semantic Kernel runs it.</summary>
    public KernelFunction Function { get; }

    /// <summary>The messages with their places.</summary>
    public IPromptTemplate Template { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It has no front matter, or one that cannot be meant.</exception>
    public static Prompt Parse(string text)
    {
        var normal = text.ReplaceLineEndings("\n");
        var end = normal.StartsWith("---\n", StringComparison.Ordinal) ? normal.IndexOf("\n---\n", 4, StringComparison.Ordinal) : -1;
        if (end < 0)
            throw new FormatException("A prompt begins with a front matter between two lines of '---'.");
        var settings = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<PromptSettings?>(normal[4..end]);
        if (settings is not { Id.Length: > 0, Version: > 0 })
            throw new FormatException("The front matter needs 'id' and 'version'.");
        if (settings.Temperature is < 0 or > 2)
            throw new FormatException($"'temperature' is {settings.Temperature}; it must be from 0 to 2.");
        if (settings.MaxTokens < 1 || settings.Budget < 500)
            throw new FormatException($"'maxTokens' is {settings.MaxTokens} and must be at least 1 token; 'budget' is {settings.Budget} and must be at least 500 tokens.");
        return new(settings, normal[(end + 5)..].Trim(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normal)))[..12]);
    }

    private static PromptTemplateConfig Config(PromptSettings settings, string template)
    {
        PromptTemplateConfig config = new(template) { Name = settings.Id };
        config.AddExecutionSettings(new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { ["temperature"] = settings.Temperature, ["max_tokens"] = settings.MaxTokens } });
        return config;
    }
}

/// <summary>A prompt's front matter.</summary>
internal sealed class PromptSettings
{
    /// <summary>The file's name without its ending.</summary>
    public string Id { get; init; } = "";

    /// <summary>Raised with every change that matters.</summary>
    public int Version { get; init; }

    /// <summary>Which of a provider's models runs it.</summary>
    public PromptModel Model { get; init; }

    /// <summary>0 to 2.</summary>
    public double Temperature { get; init; }

    /// <summary>The most tokens of the answer.</summary>
    public int MaxTokens { get; init; } = 700;

    /// <summary>The most tokens of what is asked, arguments included.</summary>
    public int Budget { get; init; } = 6000;
}

/// <summary>Which of a provider's models runs a prompt.</summary>
internal enum PromptModel
{
    /// <summary>The one that writes.</summary>
    Main,

    /// <summary>The small one that sorts.</summary>
    Small,
}
