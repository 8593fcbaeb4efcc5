using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace AgentAssist.Retrieval;

/// <summary>Unit vectors in memory, searched exactly: an 8-bit scan finds candidates, the exact values order them. Immutable, thread-safe.</summary>
/// <remarks>
/// The exact values are kept without their zeros: a hashed vector of a short question has about fifty values in 1,024 places, 20,000 of them
/// 6 MB instead of 80. Vectors of a model, which have no zeros, cost 6 bytes a value. The 8-bit copy, one byte a place, is made when
/// something is first searched for: comparing a few known vectors does not need it.
/// </remarks>
internal sealed class VectorIndex
{
    /// <summary>How many candidates of the 8-bit scan are ordered by their exact values, at least.</summary>
    private const int Rescored = 50;

    private readonly int dimensions;
    private readonly Lazy<(sbyte[] Codes, float[] Scales)> quantised;
    private readonly int[] starts;
    private readonly ushort[] places;
    private readonly float[] values;

    private VectorIndex(int dimensions, int[] starts, ushort[] places, float[] values)
    {
        this.dimensions = dimensions;
        quantised = new(QuantiseAll);
        this.starts = starts;
        this.places = places;
        this.values = values;
    }

    /// <summary>How many vectors it holds.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The exact inner product of one vector with a query.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Similarity(ReadOnlySpan<float> query, int vector)
    {
        var (from, to) = (starts[vector], starts[vector + 1]);
        var sum = 0f;
        for (var i = from; i < to; i++)
            sum += query[places[i]] * values[i];
        return sum;
    }

    /// <summary>The <paramref name="limit"/> vectors nearest to a query, best first, among those that <paramref name="allowed"/> marks.</summary>
    /// <param name="query">A vector of unit length.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="allowed">One bit a vector, lowest first; empty allows all.</param>
    public IReadOnlyList<VectorHit> Search(ReadOnlySpan<float> query, int limit, ReadOnlySpan<ulong> allowed)
    {
        if (query.Length != dimensions)
            throw new ArgumentException($"The query has {query.Length} dimensions, the index {dimensions}.", nameof(query));
        var code = new sbyte[dimensions];
        Quantise(query, code);
        var (codes, scales) = quantised.Value;
        PriorityQueue<int, float> best = new();
        var keep = Math.Max(Rescored, limit * 2);
        for (var vector = 0; vector < Count; vector++)
        {
            if (!allowed.IsEmpty && (allowed[vector >> 6] & (1UL << (vector & 63))) == 0)
                continue;
            var score = SignedBytes.Dot(code, codes.AsSpan(vector * dimensions, dimensions)) * scales[vector];
            if (best.Count < keep)
                best.Enqueue(vector, score);
            else
                best.EnqueueDequeue(vector, score);
        }

        List<VectorHit> hits = new(best.Count);
        while (best.TryDequeue(out var vector, out _))
            hits.Add(new(vector, Similarity(query, vector)));
        hits.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Vector.CompareTo(b.Vector));
        return hits.Count > limit ? hits.GetRange(0, limit) : hits;
    }

    /// <summary>Collects vectors, numbered from 0 in the order in which they are added.</summary>
    /// <param name="dimensions">Every vector's length, at most 65,536.</param>
    /// <param name="capacity">How many vectors will come.</param>
    internal sealed class Builder(int dimensions, int capacity)
    {
        private readonly int[] starts = new int[capacity + 1];
        private readonly ChunkedList<ushort> places = new();
        private readonly ChunkedList<float> values = new();
        private int count;

        /// <summary>Adds the next vector.</summary>
        public void Add(ReadOnlySpan<float> vector)
        {
            for (var i = 0; i < dimensions; i++)
            {
                if (vector[i] != 0)
                {
                    places.Add((ushort)i);
                    values.Add(vector[i]);
                }
            }

            starts[++count] = places.Count;
        }

        /// <summary>The index over everything added.</summary>
        public VectorIndex Build() => count == capacity
            ? new(dimensions, starts, places.ToArray(), values.ToArray())
            : throw new InvalidOperationException($"{capacity} vectors were announced and {count} came.");
    }

    private (sbyte[] Codes, float[] Scales) QuantiseAll()
    {
        var codes = new sbyte[(long)Count * dimensions];
        var scales = new float[Count];
        var vector = new float[dimensions];
        for (var number = 0; number < Count; number++)
        {
            Array.Clear(vector);
            for (var i = starts[number]; i < starts[number + 1]; i++)
                vector[places[i]] = values[i];
            scales[number] = Quantise(vector, codes.AsSpan(number * dimensions, dimensions));
        }

        return (codes, scales);
    }

    private static float Quantise(ReadOnlySpan<float> vector, Span<sbyte> code)
    {
        var largest = MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (largest == 0)
        {
            code.Clear();
            return 0;
        }

        for (var i = 0; i < vector.Length; i++)
            code[i] = (sbyte)MathF.Round(vector[i] / largest * sbyte.MaxValue);
        return largest / sbyte.MaxValue;
    }
}

/// <summary>A vector that was found and its inner product with the query.</summary>
internal readonly record struct VectorHit(int Vector, float Score);
