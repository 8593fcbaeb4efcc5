using System.Text.Json;
using System.Text.Json.Serialization;
using AgentAssist.Knowledge;

namespace AgentAssist.Assist.Evaluation;

/// <summary>Reads files of cases with known answers, one JSON object a line.</summary>
internal static class CaseFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) } };

    /// <summary>The cases, in their order.</summary>
    /// <exception cref="FormatException">A line is none; the message names file, line and fault.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string path, Func<T, string> id, CancellationToken cancellationToken)
    {
        List<T> cases = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var one = JsonSerializer.Deserialize<T>(line, Json)!;
                if (!ids.Add(id(one)))
                    throw new FormatException($"{path}:{number}: the id '{id(one)}' stands in an earlier line.");
                cases.Add(one);
            }
            catch (JsonException fault)
            {
                throw new FormatException($"{path}:{number}: {fault.Message}");
            }
        }

        return cases;
    }
}

/// <summary>A demand whose judgement is known: one line of a file of triage cases.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The customer's last turn.</param>
/// <param name="Tier">How it is handled.</param>
/// <param name="Category">Category path.</param>
/// <param name="Risk">How dangerous it is to get it wrong.</param>
internal sealed record TriageCase(
    [property: JsonPropertyName("_id"), JsonRequired] string Id, [property: JsonRequired] string Text, [property: JsonRequired] HandlingTier Tier, [property: JsonRequired] string Category, RiskLevel Risk)
{
    /// <summary>How the customer speaks with the centre.</summary>
    public Channel Channel { get; init; } = Channel.Chat;

    /// <summary>What was said before.</summary>
    public IReadOnlyList<HistoryTurn> History { get; init; } = [];

    /// <summary>The demand as it is asked.</summary>
    public AssistRequest ToRequest(DateTimeOffset at) => new(Text, at) { Locale = Locales.Of(Text), Channel = Channel, History = History };
}
