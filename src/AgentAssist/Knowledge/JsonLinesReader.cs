using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace AgentAssist.Knowledge;

/// <summary>Reads articles from JSON lines, a row at a time: <c>{"_id", "title", "text", "questions"?}</c>.</summary>
/// <remarks>
/// A row with <c>questions</c> (even none) has its title as the standard question and its text as body; a row with an empty title is one question;
/// any other is a passage under its title. A malformed row is reported and the next one read.
/// </remarks>
internal static class JsonLinesReader
{
    /// <summary>The longest row that is read, in bytes.</summary>
    internal const int MaxRowBytes = 1_000_000;

    public static async IAsyncEnumerable<(ArticleReading Reading, int Line)> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        await foreach (var (row, line) in ByteLines.ReadAsync(path, MaxRowBytes, cancellationToken))
        {
            if (row is null)
                yield return (Malformed(path, line, "row.tooLarge", FormattableString.Invariant($"The row has more than {MaxRowBytes:N0} bytes.")), line);
            else if (!IsBlank(row.Value.Span))
                yield return (ReadRow(row.Value, path, line, ids), line);
        }
    }

    private static ArticleReading ReadRow(ReadOnlyMemory<byte> bytes, string path, int line, HashSet<string> ids)
    {
        if (!Utf8.IsValid(bytes.Span))
            return Malformed(path, line, "row.encoding", "The row is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Make(document.RootElement, path, line, ids)
                : Malformed(path, line, "row.shape", "The row is not a JSON object.");
        }
        catch (JsonException problem)
        {
            return Malformed(path, line, "row.json", $"The row is not JSON (byte {problem.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            // The one way to write what is no text in valid JSON.
            return Malformed(path, line, "row.encoding", "The row escapes half a character (\\ud800 to \\udfff alone).");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> row) => !row.ContainsAnyExcept(" \t\r"u8);

    private static ArticleReading Make(JsonElement row, string path, int line, HashSet<string> ids)
    {
        foreach (var name in (string[])["_id", "title", "text"])
        {
            if (row.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return Malformed(path, line, "row.type", $"\"{name}\" is not a string.");
        }

        var questions = Questions(row);
        if (questions is null && row.TryGetProperty("questions", out var given) && given.ValueKind != JsonValueKind.Null)
            return Malformed(path, line, "row.type", "\"questions\" is not an array of strings.");
        var (id, title, text) = (Text(row, "_id"), Text(row, "title"), Text(row, "text"));
        if (id.Length == 0)
            return Malformed(path, line, "id.missing", "The row has no \"_id\".");
        if (title.Length == 0 && text.Length == 0 && questions is null or [])
            return Malformed(path, line, "row.empty", "The row has neither \"title\" nor \"text\".");
        if (!ids.Add(id))
            return Malformed(path, line, "id.duplicate", $"The row repeats the id \"{id}\".");

        var article = new Article { Id = id, Title = title, Body = text, Questions = questions ?? [], TitleIsQuestion = questions is not null };

        // A row with an empty title is one question, though others may stand beside it.
        if (title.Length == 0)
            article = text.Length > 0 ? article with { Title = text, Body = "", TitleIsQuestion = true } : article with { Title = questions![0], Questions = questions[1..] };
        return new(article with { Locale = Locales.Of(string.Join(' ', [title, text, .. article.Questions])) }, []);
    }

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString()?.Trim() ?? "" : "";

    private static List<string>? Questions(JsonElement row) =>
        row.TryGetProperty("questions", out var value) && value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!.Trim()).Where(question => question.Length > 0)]
            : null;

    private static ArticleReading Malformed(string path, int line, string code, string message) =>
        new(null, [new(path, line, ProblemSeverity.Error, code, message)]);
}
