using Microsoft.Extensions.Options;

namespace AgentAssist.Identity;

/// <summary>Access of programs. Section <c>AgentAssist:Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Api";

    /// <summary>The shortest <see cref="BootstrapKey"/>, in characters.</summary>
    public const int ShortestBootstrapKey = 16;

    /// <summary>A key with all roles, created at first start, for automation.</summary>
    /// <value>The default is none.</value>
    public string? BootstrapKey { get; set; }
}

internal sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiOptions options) =>
        options.BootstrapKey is { Length: > 0 and < ApiOptions.ShortestBootstrapKey and var length }
            ? ValidateOptionsResult.Fail($"{ApiOptions.Section}:BootstrapKey has {length} characters; it must have at least {ApiOptions.ShortestBootstrapKey} characters.")
            : ValidateOptionsResult.Success;
}
