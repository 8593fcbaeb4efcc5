using AgentAssist.Assist;
using AgentAssist.Knowledge;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Tickets;

/// <summary>Which fields a ticket of a category needs, and how to ask for them; from <c>knowledge/vocabulary/ticket-fields.yaml</c>.</summary>
public sealed class TicketFields(IOptions<AgentAssistOptions> options, TimeProvider time, ILogger<TicketFields> logger)
{
    private readonly ContentFile<Sheet> file =
        new(Path.Combine(options.Value.ContentPath, "knowledge", "vocabulary", "ticket-fields.yaml"), Parse, new Sheet(), time, logger);

    internal IReadOnlyList<MissingField> Missing(string category, IReadOnlyDictionary<string, string> known, string locale)
    {
        var sheet = file.Current;
        var needed = sheet.Required.Where(row => Vocabulary.IsUnder(category, row.Category)).MaxBy(row => row.Category.Length)?.Fields ?? [];
        return [.. needed.Where(field => !known.ContainsKey(field)).Select(field => new MissingField(field, sheet.Ask(field, locale)))];
    }

    /// <summary>The question that would get the next thing somebody who is sent needs to know; <see langword="null"/> where nobody is sent, or nothing is missing.</summary>
    internal string? NextAsk(AssistRequest request, Article article)
    {
        if (article.Tier is null or HandlingTier.Immediate)
            return null;
        var known = FieldReader.Read(request.Talk());
        foreach (var recorded in request.Customer.Facts)
            known.TryAdd(recorded.Key, recorded.Value);
        return Missing(article.Category ?? "", known, article.Locale) is [var first, ..] ? first.Ask : null;
    }

    private static Sheet Parse(string yaml)
    {
        var sheet = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Sheet?>(yaml) ?? new Sheet();
        if (sheet.Asks is null || sheet.Required is null || sheet.Asks.Values.Any(asks => asks is not { Count: > 0 }) || sheet.Required.Any(row => row is not { Category: not null, Fields: not null }))
            throw new FormatException("'asks' needs a question for each field, and each row of 'required' a category and fields.");
        return sheet;
    }

    internal sealed class Sheet
    {
        public Dictionary<string, Dictionary<string, string>> Asks { get; init; } = [];

        public List<Row> Required { get; init; } = [];

        public string Ask(string field, string locale) =>
            Asks.GetValueOrDefault(field) is { } asks ? asks.GetValueOrDefault(locale) ?? asks.Values.First() : field;
    }

    internal sealed class Row
    {
        public string Category { get; init; } = "";

        public List<string> Fields { get; init; } = [];
    }
}
