using System.Text.Json.Serialization;
using AgentAssist.Conversations;
using AgentAssist.Knowledge;

namespace AgentAssist.Assist.Evaluation;

/// <summary>A question whose answer is known: one line of a golden set.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What the customer says.</param>
/// <param name="Articles">The articles that answer it, any of them the first part; empty where the knowledge has no answer.</param>
/// <param name="Kind">How it is worded.</param>
internal sealed record GoldenQuestion(
    [property: JsonPropertyName("_id"), JsonRequired] string Id,
    [property: JsonPropertyName("text"), JsonRequired] string Text,
    [property: JsonPropertyName("articles"), JsonRequired] IReadOnlyList<string> Articles,
    [property: JsonPropertyName("kind")] string Kind = "plain")
{
    /// <summary>Two questions in one: both of <see cref="Articles"/> are wanted.</summary>
    public const string Two = "two";

    /// <summary>The moment that the answer must be right for; the evaluation's own where it is missing.</summary>
    [JsonPropertyName("at")]
    public DateTimeOffset? At { get; init; }

    /// <summary>The customer's region.</summary>
    [JsonPropertyName("region")]
    public string? Region { get; init; }

    /// <summary>What a right reply says: of each group of wordings one.</summary>
    [JsonPropertyName("must")]
    public IReadOnlyList<IReadOnlyList<string>> Must { get; init; } = [];

    /// <summary>What would make a reply wrong.</summary>
    [JsonPropertyName("mustNot")]
    public IReadOnlyList<string> MustNot { get; init; } = [];

    /// <summary>What was said before.</summary>
    [JsonIgnore]
    public IReadOnlyList<HistoryTurn> History { get; init; } = [];

    /// <summary>The question as it is asked.</summary>
    /// <param name="at">The moment, where it names none.</param>
    public AssistRequest ToRequest(DateTimeOffset at) =>
        new(Text, At ?? at) { Locale = Locales.Of(Text), Customer = CustomerContext.Unknown with { Region = Region }, History = History };

    /// <summary>The turns of recorded conversations that ask something, with what was said before them.</summary>
    public static IEnumerable<GoldenQuestion> Of(SampleConversation conversation, string? region) => conversation.Turns.Index()
        .Where(turn => turn.Item is { Role: Speaker.Customer, Expect: not null })
        .Select(turn => new GoldenQuestion($"{conversation.Id}.{turn.Index + 1}", turn.Item.Text, turn.Item.Expect!, conversation.Channel.ToString().ToLowerInvariant())
        {
            Region = region,
            History = [.. conversation.Turns.Take(turn.Index).Select(said => new HistoryTurn(said.Role, said.Text))],
        });

    /// <summary>Reads a golden set.</summary>
    /// <exception cref="FormatException">A line is none; the message names file, line and fault.</exception>
    public static Task<IReadOnlyList<GoldenQuestion>> ReadAsync(string path, CancellationToken cancellationToken) =>
        CaseFile.ReadAsync<GoldenQuestion>(path, question => question.Id, cancellationToken);
}
