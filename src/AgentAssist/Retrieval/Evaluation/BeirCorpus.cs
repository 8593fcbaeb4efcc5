using System.Runtime.CompilerServices;
using System.Text.Json;
using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval.Evaluation;

/// <summary>Reads collections in the BEIR layout, a row at a time.</summary>
internal static class BeirCorpus
{
    /// <summary>The rows of a corpus file as articles, as an import would read them.</summary>
    /// <exception cref="BeirFormatException">A row is not what the layout asks for.</exception>
    public static async IAsyncEnumerable<Article> ReadArticlesAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var (reading, line) in JsonLinesReader.ReadAsync(path, cancellationToken))
            yield return reading.Article ?? throw new BeirFormatException(path, line, reading.Problems[0].Message);
    }

    /// <summary>The questions of a query file: id and text.</summary>
    /// <exception cref="BeirFormatException">A row is not what the layout asks for.</exception>
    public static async IAsyncEnumerable<BeirQuery> ReadQueriesAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        await foreach (var (row, line) in JsonRowsAsync(path, cancellationToken))
        {
            var id = Text(row, "_id", path, line) ?? throw new BeirFormatException(path, line, "The row has no \"_id\".");
            if (!ids.Add(id))
                throw new BeirFormatException(path, line, $"The row repeats the id \"{id}\".");
            yield return new(id, Text(row, "text", path, line) ?? throw new BeirFormatException(path, line, "The row has no \"text\"."));
        }
    }

    /// <summary>The judgements of a qrels file: for each question the documents above 0, with their grades.</summary>
    /// <exception cref="BeirFormatException">A row is not what the layout asks for.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>> ReadQrelsAsync(
        string path, CancellationToken cancellationToken = default)
    {
        Dictionary<string, IReadOnlyDictionary<string, int>> judgements = new(StringComparer.Ordinal);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (line.Length == 0)
                continue;
            var cells = line.Split('\t');
            if (cells.Length != 3)
                throw new BeirFormatException(path, number, $"The row has {cells.Length} columns, not the three query-id, corpus-id, score.");
            if (!int.TryParse(cells[2], out var grade))
            {
                // The header is the one row whose third column may be a word.
                if (number == 1)
                    continue;
                throw new BeirFormatException(path, number, $"The row has the score \"{cells[2]}\", which is not a whole number.");
            }

            if (!judgements.TryGetValue(cells[0], out var grades))
                judgements[cells[0]] = grades = new Dictionary<string, int>(StringComparer.Ordinal);
            if (grade > 0)
                ((Dictionary<string, int>)grades)[cells[1]] = grade;
        }

        return judgements;
    }

    private static async IAsyncEnumerable<(JsonElement Row, int Line)> JsonRowsAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            yield return (Parse(line, path, number), number);
        }
    }

    private static JsonElement Parse(string line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new BeirFormatException(path, number, "The row is not a JSON object.");
        }
        catch (JsonException broken)
        {
            throw new BeirFormatException(path, number, $"The row is not JSON, see byte {broken.BytePositionInLine}.");
        }
    }

    private static string? Text(JsonElement row, string name, string path, int line) =>
        !row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new BeirFormatException(path, line, $"The row has a \"{name}\" that is not a string.");
}

/// <summary>A question of a collection.</summary>
internal sealed record BeirQuery(string Id, string Text);

/// <summary>A row of a collection is malformed; the message names file, line and fault.</summary>
internal sealed class BeirFormatException(string path, int line, string fault) : Exception($"{path}, line {line}: {fault}");
