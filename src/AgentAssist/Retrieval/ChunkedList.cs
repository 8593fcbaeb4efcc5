namespace AgentAssist.Retrieval;

/// <summary>A list that grows without copying.</summary>
/// <remarks>An index is rebuilt at every change of the knowledge, and a list that doubles would leave as much garbage as it holds.</remarks>
internal sealed class ChunkedList<T>
    where T : unmanaged
{
    private const int ChunkSize = 1 << 14;

    private readonly List<T[]> chunks = [];

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>An item.</summary>
    public T this[int at] => chunks[at / ChunkSize][at % ChunkSize];

    /// <summary>Adds an item.</summary>
    public void Add(T item)
    {
        if (Count == chunks.Count * ChunkSize)
            chunks.Add(GC.AllocateUninitializedArray<T>(ChunkSize));
        chunks[^1][Count++ % ChunkSize] = item;
    }

    /// <summary>The items in one array.</summary>
    public T[] ToArray()
    {
        var all = GC.AllocateUninitializedArray<T>(Count);
        for (var from = 0; from < Count; from += ChunkSize)
            chunks[from / ChunkSize].AsSpan(0, Math.Min(ChunkSize, Count - from)).CopyTo(all.AsSpan(from));
        return all;
    }
}
