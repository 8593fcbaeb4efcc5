using Microsoft.Extensions.Options;

namespace AgentAssist.Storage;

/// <summary>Which database. Section <c>AgentAssist:Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Storage";

    /// <summary>SQLite in the data directory, or PostgreSQL.</summary>
    /// <value>The default is <see cref="StorageProvider.Sqlite"/>.</value>
    public StorageProvider Provider { get; set; }

    /// <summary>How to reach it.</summary>
    /// <value>The default for SQLite is <c>agentassist.db</c> in the data directory; PostgreSQL needs one.</value>
    public string? ConnectionString { get; set; }
}

/// <summary>A kind of database.</summary>
public enum StorageProvider
{
    /// <summary>One file, one node.</summary>
    Sqlite,

    /// <summary>A server, several nodes.</summary>
    Postgres,
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options.Provider == StorageProvider.Postgres && string.IsNullOrWhiteSpace(options.ConnectionString)
            ? ValidateOptionsResult.Fail($"{StorageOptions.Section}:Provider is Postgres, and {StorageOptions.Section}:ConnectionString is empty; it must name the server and database.")
            : ValidateOptionsResult.Success;
}
