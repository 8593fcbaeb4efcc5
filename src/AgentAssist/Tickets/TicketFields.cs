using AgentAssist.Knowledge;
using Microsoft.Extensions.Options;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Tickets;

/// <summary>Which fields a ticket of a category needs, and how to ask for them; from <c>knowledge/vocabulary/ticket-fields.yaml</c>.</summary>
public sealed class TicketFields(IOptions<AgentAssistOptions> options, TimeProvider time)
{
    private readonly ContentFile<Sheet> file =
        new(Path.Combine(options.Value.ContentPath, "knowledge", "vocabulary", "ticket-fields.yaml"), Parse, new Sheet(), time);

    internal IReadOnlyList<MissingField> Missing(string category, IReadOnlyDictionary<string, string> known, string locale)
    {
        var sheet = file.Current;
        var needed = sheet.Required.Where(row => Vocabulary.IsUnder(category, row.Category)).MaxBy(row => row.Category.Length)?.Fields ?? [];
        return [.. needed.Where(field => !known.ContainsKey(field)).Select(field => new MissingField(field, sheet.Ask(field, locale)))];
    }

    private static Sheet Parse(string yaml) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Sheet>(yaml) ?? new Sheet();

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
