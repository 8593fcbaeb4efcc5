using System.Text;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Knowledge;

/// <summary>A file of the content directory, read again when it changes; the last good version stays in force while a new one is broken.</summary>
/// <param name="path">The file.</param>
/// <param name="parse">Makes the value of its text.</param>
/// <param name="missing">The value where there is no file.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of a version that cannot be used.</param>
internal sealed partial class ContentFile<T>(string path, Func<string, T> parse, T missing, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(500);
    private readonly Lock reading = new();
    private (DateTime WrittenAt, long Length) stamp;
    private long checkedAt;
    private T? value;

    /// <summary>The value in force.</summary>
    public T Current
    {
        get
        {
            lock (reading)
            {
                if (checkedAt == 0 || time.GetElapsedTime(checkedAt) > CheckEvery)
                    Refresh();
                return value ?? missing;
            }
        }
    }

    private void Refresh()
    {
        checkedAt = time.GetTimestamp();
        var file = new FileInfo(path);
        var now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (now == stamp)
            return;

        stamp = now;
        try
        {
            value = file.Exists ? parse(File.ReadAllText(path, Encoding.UTF8)) : default;
        }
        catch (Exception problem) when (problem is YamlDotNet.Core.YamlException or FormatException or IOException or UnauthorizedAccessException)
        {
            LogBroken(logger, path, problem.InnerException?.Message ?? problem.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Path} cannot be used, the last good version stays in force: {Reason}")]
    private static partial void LogBroken(ILogger logger, string path, string reason);
}
