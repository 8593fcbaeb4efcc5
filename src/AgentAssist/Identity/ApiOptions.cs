using Microsoft.Extensions.Options;

namespace AgentAssist.Identity;

/// <summary>How programs call. Section <c>AgentAssist:Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Api";

    /// <summary>The shortest bootstrap key, in characters.</summary>
    public const int MinBootstrapKeyLength = 16;

    /// <summary>A key with all roles that exists from the first start, for automation.</summary>
    /// <value>The default is empty: there is none.</value>
    public string BootstrapKey { get; set; } = "";
}

internal sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    // The value is a secret, so the message gives its length.
    public ValidateOptionsResult Validate(string? name, ApiOptions options) => options.BootstrapKey.Length switch
    {
        0 => ValidateOptionsResult.Success,
        < ApiOptions.MinBootstrapKeyLength => Refuse(options, $"at least {ApiOptions.MinBootstrapKeyLength}"),
        > ApiKeys.MaxLength => Refuse(options, $"at most {ApiKeys.MaxLength}"),
        _ => ValidateOptionsResult.Success,
    };

    private static ValidateOptionsResult Refuse(ApiOptions options, string bound) =>
        ValidateOptionsResult.Fail($"{ApiOptions.Section}:BootstrapKey has {options.BootstrapKey.Length} characters; it must have {bound} characters.");
}
