using System.Runtime.CompilerServices;

namespace AgentAssist.Knowledge;

/// <summary>The lines of a file as bytes: strings would hide what is not UTF-8, and one endless line would fill the memory.</summary>
internal static class ByteLines
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Each line with its number, from 1; <see langword="null"/> for a line longer than <paramref name="maxBytes"/>. A line is valid until the next one is asked for.</summary>
    public static async IAsyncEnumerable<(ReadOnlyMemory<byte>? Bytes, int Line)> ReadAsync(
        string path, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, useAsync: true);
        var buffer = new byte[BufferBytes];
        using var row = new MemoryStream();
        var (line, total) = (1, 0L);
        for (int read; (read = await file.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            var at = 0;
            while (Array.IndexOf(buffer, (byte)'\n', at, read - at) is >= 0 and var end)
            {
                Append(at, end);
                yield return (Take(), line++);
                at = end + 1;
            }

            Append(at, read);
        }

        if (total > 0)
            yield return (Take(), line);

        void Append(int from, int to)
        {
            total += to - from;
            if (total <= maxBytes)
                row.Write(buffer, from, to - from);
        }

        ReadOnlyMemory<byte>? Take()
        {
            ReadOnlyMemory<byte>? taken = total > maxBytes ? (ReadOnlyMemory<byte>?)null : WithoutMark(row.GetBuffer().AsMemory(0, (int)row.Length), line);
            row.SetLength(0);
            total = 0;
            return taken;
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes, int line) =>
        line == 1 && bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
