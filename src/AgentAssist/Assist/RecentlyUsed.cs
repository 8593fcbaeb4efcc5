using System.Collections.Concurrent;

namespace AgentAssist.Assist;

/// <summary>Keeps what was used lately: between once and twice <paramref name="capacity"/> values, the others are made again.</summary>
/// <remarks>Thread-safe. Two generations stand for an order of use: when the young one is full, it becomes the old one, and what is used of that comes back.</remarks>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private volatile ConcurrentDictionary<TKey, TValue> young = new();
    private volatile ConcurrentDictionary<TKey, TValue> old = new();

    /// <summary>The value of a key, made where it is not there any more.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> make)
    {
        if (young.TryGetValue(key, out var value))
            return value;
        value = old.TryGetValue(key, out var before) ? before : make(key);
        if (young.Count >= capacity)
            (old, young) = (young, new());
        young[key] = value;
        return value;
    }
}
