using Microsoft.Extensions.Options;

namespace AgentAssist.Models.Chat;

/// <summary>Which language models write, in the order in which they are asked, and how long each is waited for. Section <c>AgentAssist:Models</c>.</summary>
public sealed class ModelsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Models";

    /// <summary>The providers: the first that can is asked; where none can, the built-in writer answers.</summary>
    /// <value>The default is none.</value>
    public IList<ProviderOptions> Providers { get; } = [];

    /// <summary>How long a connection may take.</summary>
    /// <value>The default is 3 s.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the first words may take.</summary>
    /// <value>The default is 8 s.</value>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a stream may be silent between its words.</summary>
    /// <value>The default is 15 s.</value>
    public TimeSpan GapTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a whole answer may take.</summary>
    /// <value>The default is 60 s.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>One provider.</summary>
public sealed class ProviderOptions
{
    /// <summary>Its name on the screen and in the log.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it speaks.</summary>
    /// <value>The default is <see cref="ProviderKind.Compatible"/>.</value>
    public ProviderKind Kind { get; set; } = ProviderKind.Compatible;

    /// <summary>Where it is: an Azure resource such as <c>https://NAME.openai.azure.com</c>, or the address before <c>/chat/completions</c>, such as <c>http://localhost:11434/v1</c>. OpenAI's own needs none.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The key; some servers need none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The model, or on Azure the deployment, that writes.</summary>
    public string Model { get; set; } = "";

    /// <summary>The one that sorts; empty: the same.</summary>
    public string SmallModel { get; set; } = "";

    /// <summary>Whether personal data may leave the house to it; only with <see cref="SendPersonalDataBecause"/>.</summary>
    /// <value>The default is <see langword="false"/>: placeholders are sent instead.</value>
    public bool SendPersonalData { get; set; }

    /// <summary>Why it may: for the record, 10 characters or more.</summary>
    public string SendPersonalDataBecause { get; set; } = "";

    /// <summary>How many answers it gives at the same time.</summary>
    /// <value>The default is 16.</value>
    public int Concurrency { get; set; } = 16;

    /// <summary>What a million tokens asked cost, in whatever money.</summary>
    public decimal PricePerMillionIn { get; set; }

    /// <summary>What a million tokens answered cost.</summary>
    public decimal PricePerMillionOut { get; set; }
}

/// <summary>What a provider speaks.</summary>
public enum ProviderKind
{
    /// <summary>The chat interface of OpenAI at another address: Ollama, vLLM, DeepSeek, Qwen and many more.</summary>
    Compatible,

    /// <summary>OpenAI's own service.</summary>
    OpenAI,

    /// <summary>Azure OpenAI with deployments and a dated interface.</summary>
    Azure,

    /// <summary>Azure OpenAI's <c>/openai/v1</c>.</summary>
    AzureV1,
}

/// <summary>Refuses settings that cannot work.</summary>
internal sealed class ModelsOptionsValidator : IValidateOptions<ModelsOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ModelsOptions options)
    {
        List<string> faults = [];
        foreach (var (i, provider) in options.Providers.Index())
            faults.AddRange(Faults($"{ModelsOptions.Section}:Providers:{i}", provider));
        if (options.Providers.Select(provider => provider.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < options.Providers.Count)
            faults.Add($"{ModelsOptions.Section}:Providers has a name twice; each needs its own.");
        foreach (var (setting, value) in new[] { (nameof(options.ConnectTimeout), options.ConnectTimeout), (nameof(options.FirstTokenTimeout), options.FirstTokenTimeout), (nameof(options.GapTimeout), options.GapTimeout), (nameof(options.TotalTimeout), options.TotalTimeout) })
        {
            if (value < TimeSpan.FromMilliseconds(100) || value > TimeSpan.FromMinutes(10))
                faults.Add($"{ModelsOptions.Section}:{setting} is {value}; it must be between 00:00:00.1 and 00:10:00.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string at, ProviderOptions provider)
    {
        if (provider.Name.Length is 0 or > 40)
            yield return $"{at}:Name has {provider.Name.Length} characters; it must have 1 to 40.";
        if (provider.Model.Length == 0)
            yield return $"{at}:Model is empty; it names the model, or on Azure the deployment.";
        if (provider.Kind != ProviderKind.OpenAI && !(Uri.TryCreate(provider.Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return $"{at}:Endpoint is '{provider.Endpoint}'; it must be an http or https address.";
        if (provider.Kind != ProviderKind.Compatible && provider.ApiKey.Length == 0)
            yield return $"{at}:ApiKey is empty; {provider.Kind} needs one.";
        if (provider.SendPersonalData && provider.SendPersonalDataBecause.Trim().Length < 10)
            yield return $"{at}:SendPersonalDataBecause has {provider.SendPersonalDataBecause.Trim().Length} characters; with SendPersonalData it must say in at least 10 why personal data may be sent to {provider.Name}.";
        if (provider.Concurrency is < 1 or > 1000)
            yield return $"{at}:Concurrency is {provider.Concurrency} answers; it must be between 1 and 1000.";
    }
}
