using Microsoft.Extensions.Options;

namespace AgentAssist.Storage;

/// <summary>Which database is used. Section <c>AgentAssist:Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Storage";

    /// <summary>The database's kind.</summary>
    /// <value>The default is <see cref="StorageProvider.Sqlite"/>.</value>
    public StorageProvider Provider { get; set; }

    /// <summary>How the database is reached.</summary>
    /// <value>The default is empty: <c>agentassist.db</c> in the data directory, which only SQLite allows.</value>
    public string ConnectionString { get; set; } = "";
}

/// <summary>The databases that are supported.</summary>
public enum StorageProvider
{
    /// <summary>A file, for one server.</summary>
    Sqlite,

    /// <summary>PostgreSQL, for several.</summary>
    Postgres,
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (!Enum.IsDefined(options.Provider))
            return ValidateOptionsResult.Fail($"{StorageOptions.Section}:Provider is '{options.Provider}'; it must be 'sqlite' or 'postgres'.");
        if (options.Provider == StorageProvider.Postgres && options.ConnectionString.Length == 0)
            return ValidateOptionsResult.Fail($"{StorageOptions.Section}:ConnectionString has 0 characters; with Provider 'postgres' it must have at least 1, such as 'Host=db;Database=agentassist;Username=agentassist'.");
        return ValidateOptionsResult.Success;
    }
}
