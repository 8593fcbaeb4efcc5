using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Identity;

/// <summary>Makes, recognises and revokes the keys of programs. Only hashes are kept.</summary>
public sealed class ApiKeys(IDbContextFactory<AgentAssistDb> databases, TimeProvider time)
{
    private const int PrefixLength = 10;
    private const int SecretBytes = 32;
    private const int MostRemembered = 1_000;

    // A key is looked up at most once a second, and a revoked one works for a second at most.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, (Caller? Caller, long At)> recent = new();

    /// <summary>Makes a key and returns it: the only time that it can be seen.</summary>
    /// <exception cref="AccessDeniedException">The caller is no administrator.</exception>
    public async Task<string> CreateAsync(Caller caller, string name, IReadOnlyCollection<Role> roles, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var key = "aa_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        await AddAsync(caller, key, name, roles, expiresAt, cancellationToken);
        return key;
    }

    /// <summary>Makes sure that the key of the configuration exists, with all roles.</summary>
    public async Task EnsureBootstrapAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Hash(key);
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (await db.ApiKeys.AnyAsync(row => row.Hash == hash, cancellationToken))
                return;
        }

        await AddAsync(Caller.System, key, "bootstrap", Enum.GetValues<Role>(), null, cancellationToken);
    }

    /// <summary>On whose behalf a key speaks, or <see langword="null"/> where it is unknown, expired or revoked.</summary>
    public async ValueTask<Caller?> FindAsync(string key, CancellationToken cancellationToken)
    {
        // The hash is what is compared, in the index: how long it takes tells nothing about the key.
        var hash = Hash(key);
        if (recent.TryGetValue(hash, out var known) && time.GetElapsedTime(known.At) < Remembered)
            return known.Caller;

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var row = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(
            row => row.Hash == hash && row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now), cancellationToken);
        var caller = row is null ? null : new Caller(row.Id, row.Name, row.Roles.ToHashSet(), IsApiKey: true);

        // Guesses must not fill the memory.
        if (recent.Count >= MostRemembered)
            recent.Clear();
        recent[hash] = (caller, time.GetTimestamp());
        return caller;
    }

    /// <summary>Ends a key.</summary>
    /// <returns>Whether there was such a key.</returns>
    /// <exception cref="AccessDeniedException">The caller is no administrator.</exception>
    public async Task<bool> RevokeAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.ApiKeys.FindAsync([id], cancellationToken) is not { } row)
            return false;
        row.RevokedAt ??= time.GetUtcNow();
        db.Audit(caller, "apiKey.revoked", nameof(ApiKey), id);
        await db.SaveChangesAsync(cancellationToken);
        recent.TryRemove(row.Hash, out _);
        return true;
    }

    /// <summary>All keys that were ever made, without the keys themselves.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ApiKeys.AsNoTracking().OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken);
    }

    private async Task AddAsync(
        Caller caller, string key, string name, IReadOnlyCollection<Role> roles, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        var row = new ApiKey
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N"),
            Name = name,
            Prefix = key[..PrefixLength],
            Hash = Hash(key),
            Roles = [.. roles.Distinct().Order()],
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ApiKeys.Add(row);
        db.Audit(caller, "apiKey.created", nameof(ApiKey), row.Id, new { row.Name, row.Prefix, row.Roles });
        await db.SaveChangesAsync(cancellationToken);
        recent.TryRemove(row.Hash, out _);
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
