using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Identity;

/// <summary>The keys of programs: made, found, revoked.</summary>
/// <remarks>A key that was found is remembered for <see cref="RememberFor"/>, so that revoking on another server takes at most that long.</remarks>
public sealed class ApiKeys(IDbContextFactory<AgentAssistDb> databases, TimeProvider time)
{
    /// <summary>The longest key that is looked at, in characters.</summary>
    public const int MaxLength = 200;

    private const string Start = "aa_";
    private const int PrefixBytes = 6;
    private const int SecretBytes = 24;
    private const string BootstrapName = "bootstrap";
    private readonly ConcurrentDictionary<string, Remembered> _found = new(StringComparer.Ordinal);

    /// <summary>How long a key that was found is believed without asking again.</summary>
    public static TimeSpan RememberFor { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Makes a key and returns it; it is never shown again.</summary>
    /// <exception cref="ArgumentException">There is no name or no role, or it would have expired already.</exception>
    public async Task<string> CreateAsync(Caller caller, string name, IReadOnlyCollection<Role> roles, DateTimeOffset? expires, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (roles.Count == 0)
            throw new ArgumentException("A key needs at least 1 role.", nameof(roles));
        if (expires <= time.GetUtcNow())
            throw new ArgumentException($"A key cannot expire in the past ({expires:O}).", nameof(expires));
        var prefix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PrefixBytes));
        var plain = $"{Start}{prefix}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Add(db, caller, name, prefix, HashOf(plain), roles, expires);
        await db.SaveChangesAsync(cancellationToken);
        return plain;
    }

    /// <summary>Whose key this is, or <see langword="null"/> where it opens nothing.</summary>
    public async ValueTask<Caller?> FindAsync(string plainKey, CancellationToken cancellationToken)
    {
        if (plainKey.Length is 0 or > MaxLength)
            return null;
        var hash = HashOf(plainKey);
        var now = time.GetUtcNow();
        if (_found.TryGetValue(hash, out var remembered) && now < remembered.Until)
            return remembered.Caller;

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var prefix = PrefixOf(plainKey, hash);
        var key = await db.ApiKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Prefix == prefix, cancellationToken);
        if (key is null || !key.IsValid(now) || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Hash), Encoding.ASCII.GetBytes(hash)))
        {
            _found.TryRemove(hash, out _);
            return null;
        }

        var caller = new Caller(key.Id, key.Name, key.Roles.ToHashSet(), IsApiKey: true);
        var until = now + RememberFor;
        _found[hash] = new Remembered(caller, key.ExpiresAt < until ? key.ExpiresAt.Value : until);
        return caller;
    }

    /// <summary>Every key, the newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ApiKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Makes a key useless; <see langword="false"/> where there is no such key or it was revoked before.</summary>
    public async Task<bool> RevokeAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var key = await db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id && k.RevokedAt == null, cancellationToken);
        if (key is null)
            return false;
        Revoke(db, caller, key);
        await db.SaveChangesAsync(cancellationToken);
        _found.TryRemove(key.Hash, out _);
        return true;
    }

    /// <summary>Sees to it that <paramref name="plainKey"/> is there with all roles, and that earlier bootstrap keys open nothing; one that was revoked stays revoked.</summary>
    public async Task EnsureBootstrapAsync(string plainKey, CancellationToken cancellationToken)
    {
        var hash = HashOf(plainKey);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockSeedingAsync(cancellationToken);
        var earlier = await db.ApiKeys.Where(k => k.IsBootstrap).ToListAsync(cancellationToken);
        foreach (var key in earlier.Where(k => k.Hash != hash && k.RevokedAt is null))
            Revoke(db, Caller.System, key);
        if (!await db.ApiKeys.AnyAsync(k => k.Hash == hash, cancellationToken))
            Add(db, Caller.System, BootstrapName, PrefixOf(plainKey, hash), hash, Enum.GetValues<Role>(), null, bootstrap: true);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void Add(AgentAssistDb db, Caller caller, string name, string prefix, string hash, IReadOnlyCollection<Role> roles, DateTimeOffset? expires, bool bootstrap = false)
    {
        var key = new ApiKey
        {
            Id = NewId.From(time),
            Name = name,
            Prefix = prefix,
            Hash = hash,
            IsBootstrap = bootstrap,
            Roles = roles.Distinct().Order().ToList(),
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = expires,
        };
        db.ApiKeys.Add(key);
        db.Audit(caller, "apiKey.created", "apiKey", key.Id, new { key.Name, key.Prefix, key.Roles, key.ExpiresAt });
    }

    private void Revoke(AgentAssistDb db, Caller caller, ApiKey key)
    {
        key.RevokedAt = time.GetUtcNow();
        db.Audit(caller, "apiKey.revoked", "apiKey", key.Id, new { key.Name, key.Prefix });
    }

    private static string HashOf(string plainKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plainKey)));

    // A key that we did not make has no prefix of its own: a short piece of its hash finds it and tells nothing of it.
    private static string PrefixOf(string plainKey, string hash) =>
        plainKey.StartsWith(Start, StringComparison.Ordinal) && plainKey.Split('_') is [_, { Length: PrefixBytes * 2 } prefix, { Length: SecretBytes * 2 }]
            ? prefix
            : $"{BootstrapName}-{hash[..12]}";

    private sealed record Remembered(Caller Caller, DateTimeOffset Until);
}
