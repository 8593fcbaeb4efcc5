using System.Numerics;
using System.Runtime.InteropServices;

namespace AgentAssist.Retrieval;

/// <summary>Arithmetic on vectors of signed bytes.</summary>
internal static class SignedBytes
{
    /// <summary>The inner product, exact in 32 bits up to 130,000 places.</summary>
    public static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sum = Vector<int>.Zero;
        var left = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(a);
        var right = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(b);
        for (var i = 0; i < left.Length; i++)
        {
            Vector.Widen(left[i], out var leftLow, out var leftHigh);
            Vector.Widen(right[i], out var rightLow, out var rightHigh);
            // 127 x 127 x 2 = 32,258 fits 16 bits: two products may be added before widening again.
            Vector.Widen((leftLow * rightLow) + (leftHigh * rightHigh), out var low, out var high);
            sum += low + high;
        }

        var total = Vector.Sum(sum);
        for (var i = left.Length * Vector<sbyte>.Count; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }
}
