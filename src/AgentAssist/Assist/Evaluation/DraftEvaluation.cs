using System.Text.Json;
using System.Text.Json.Serialization;
using AgentAssist.Knowledge;
using AgentAssist.Tickets;

namespace AgentAssist.Assist.Evaluation;

/// <summary>A conversation whose ticket is known: one line of a file of draft cases. The customer's last turn is the one that is answered.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Turns">What was said; the customer speaks last.</param>
/// <param name="Fields">The fields of the ticket; <c>tried</c> is a list.</param>
internal sealed record DraftCase(
    [property: JsonPropertyName("_id"), JsonRequired] string Id, [property: JsonRequired] IReadOnlyList<HistoryTurn> Turns, [property: JsonRequired] IReadOnlyDictionary<string, JsonElement> Fields)
{
    /// <summary>How the customer speaks with the centre.</summary>
    public Channel Channel { get; init; } = Channel.Voice;

    /// <summary>The conversation up to its last turn.</summary>
    public AssistRequest ToRequest(DateTimeOffset at) =>
        new(Turns[^1].Text, at) { Locale = Locales.Of(Turns.First(turn => turn.Role == Speaker.Customer).Text), Channel = Channel, History = [.. Turns.SkipLast(1)] };
}

/// <summary>Lets tickets be drafted whose fields are known, and compares.</summary>
internal sealed class DraftEvaluation(PackAssist assist)
{
    /// <summary>Drafts them all.</summary>
    public async Task<DraftReport> RunAsync(IReadOnlyList<DraftCase> cases, DateTimeOffset at, CancellationToken cancellationToken)
    {
        List<FieldOutcome> outcomes = [];
        List<(DraftCase, TicketDraft)> drafts = [];
        foreach (var one in cases)
        {
            var draft = (await assist.RunAsync(one.ToRequest(at), cancellationToken)).Draft;
            var drafted = draft.Fields;
            drafts.Add((one, draft));
            outcomes.AddRange(one.Fields.Keys.Union(drafted.Keys).Select(field => new FieldOutcome(one, field, one.Fields.TryGetValue(field, out var wanted) ? Words(wanted) : [], drafted.GetValueOrDefault(field))));
        }

        return new(drafts, outcomes);
    }

    private static IReadOnlyList<string> Words(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : [value.ToString()];
}

/// <summary>What is known of a field, and what was drafted.</summary>
internal sealed record FieldOutcome(DraftCase Case, string Field, IReadOnlyList<string> Wanted, string? Drafted)
{
    // "昨晚" for "昨晚九点" says the same, with less.
    private const double EnoughOf = 0.6;

    /// <summary>Whether the field is right: blanks, marks and spelling of figures aside. A field that should not be there is wrong.</summary>
    public bool Right => Wanted.Count > 0 && Drafted is not null && (Field == "tried" ? TriedRight() : Same(Bare(Wanted[0]), Bare(Drafted)) || (Field == "amount" && SameAmount()));

    private bool TriedRight()
    {
        var drafted = Drafted!.Split(';').Select(Bare).ToList();
        return drafted.Count <= Wanted.Count + 1 && Wanted.All(wanted => drafted.Exists(one => one.Contains(Bare(wanted), StringComparison.Ordinal) || Bare(wanted).Contains(one, StringComparison.Ordinal)));
    }

    private bool SameAmount() => FactReader.Read(Wanted[0]) is [var wanted, ..] && FactReader.Read(Drafted!) is [var drafted, ..] && wanted.Key == drafted.Key;

    private bool Same(string wanted, string drafted) => wanted == drafted
        || (Field is "since" or "device" && (wanted.Contains(drafted, StringComparison.Ordinal) || drafted.Contains(wanted, StringComparison.Ordinal))
            && (double)Math.Min(wanted.Length, drafted.Length) / Math.Max(wanted.Length, drafted.Length) >= EnoughOf);

    private static string Bare(string text) => string.Concat(FactReader.Fold(text).ToLowerInvariant().Where(char.IsLetterOrDigit));
}

/// <summary>What draft cases showed; shares are 0 to 100.</summary>
internal sealed record DraftReport(IReadOnlyList<(DraftCase Case, TicketDraft Draft)> Drafts, IReadOnlyList<FieldOutcome> Outcomes)
{
    /// <summary>Of all fields that should be there or are, those that are right.</summary>
    public double Accuracy => Share(Outcomes);

    /// <summary>The same for each field, with how many there are.</summary>
    public IReadOnlyList<(string Field, int Count, double Accuracy)> ByField =>
        [.. Outcomes.GroupBy(outcome => outcome.Field).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count(), Share([.. group])))];

    private static double Share(IReadOnlyList<FieldOutcome> outcomes) => outcomes.Count == 0 ? double.NaN : 100.0 * outcomes.Count(outcome => outcome.Right) / outcomes.Count;
}
