using System.Text;

namespace AgentAssist.Knowledge;

/// <summary>A text file as people leave it: perhaps huge, perhaps in another encoding, perhaps gone by the time it is read.</summary>
internal static class TextFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The file's text, or what is wrong with the file.</summary>
    public static async Task<(string? Text, KnowledgeProblem? Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return TooLarge(path) is { } problem ? (null, problem) : Decode(path, await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, Unreadable(path, problem));
        }
    }

    /// <summary>The same at once, for the few small files that are read while nothing else can be done.</summary>
    public static (string? Text, KnowledgeProblem? Problem) Read(string path)
    {
        try
        {
            return TooLarge(path) is { } problem ? (null, problem) : Decode(path, File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, Unreadable(path, problem));
        }
    }

    /// <summary>The text without a byte-order mark, its lines ended by line feeds alone.</summary>
    public static string Plain(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static (string? Text, KnowledgeProblem? Problem) Decode(string path, byte[] bytes)
    {
        try
        {
            return (Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException problem)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(problem.Index, 0, bytes.Length)).Count((byte)'\n');
            return (null, new(path, line, ProblemSeverity.Error, "file.encoding", "The file is not UTF-8; save it as UTF-8."));
        }
    }

    private static KnowledgeProblem? TooLarge(string path) =>
        new FileInfo(path).Length is > MaxBytes and var length
            ? new(path, 0, ProblemSeverity.Error, "file.tooLarge", FormattableString.Invariant($"The file has {length:N0} bytes; at most {MaxBytes:N0} bytes are read."))
            : null;

    private static KnowledgeProblem Unreadable(string path, Exception problem) =>
        new(path, 0, ProblemSeverity.Error, "file.unreadable", $"The file cannot be read: {problem.Message}");
}
