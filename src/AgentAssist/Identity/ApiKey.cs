using AgentAssist.Storage;

namespace AgentAssist.Identity;

/// <summary>A program's key. The key itself is not stored.</summary>
public sealed class ApiKey : IAudited
{
    /// <summary>Opaque and stable.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the key that may be shown and finds the row.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key, hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Whether it came from the configuration.</summary>
    public bool IsBootstrap { get; init; }

    /// <summary>What the program may do.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused, or <see langword="null"/> for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Whether it opens anything at <paramref name="at"/>.</summary>
    public bool IsValid(DateTimeOffset at) => RevokedAt is null && (ExpiresAt is null || at < ExpiresAt);
}
