using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentAssist.Privacy;

namespace AgentAssist.Cli;

/// <summary><c>privacy check</c>: is personal data found, and nothing else taken for it.</summary>
internal static class PrivacyCommand
{
    private static readonly Option<FileInfo> Cases = new("--cases") { Description = "{\"id\", \"text\", \"spans\": [{\"type\", \"start\", \"end\"}]} a line; one without spans has none.", Required = true };

    private static readonly Option<bool> Misses = new("--misses") { Description = "Print what was not found, and what was found and is none." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command check = new("check", "Find personal data in texts whose personal data is known, and compare.") { Cases, Misses, EvalFiles.Json };
        check.SetAction((result, cancellationToken) =>
        {
            var file = result.GetRequiredValue(Cases);
            return EvalFiles.RunAsync(result, file.Directory!, file, () => CheckAsync(result, file, cancellationToken));
        });
        return new Command("privacy", "Personal data in texts.") { check };
    }

    private static async Task CheckAsync(ParseResult arguments, FileInfo file, CancellationToken cancellationToken)
    {
        var output = arguments.InvocationConfiguration.Output;
        SortedDictionary<string, Tally> types = new(StringComparer.Ordinal);
        var (negatives, flagged) = (0, 0);
        foreach (var (i, line) in (await File.ReadAllLinesAsync(file.FullName, cancellationToken)).Index().Where(line => line.Item.Length > 0))
        {
            var row = Parse(i + 1, line);
            var found = PersonalDataFinder.Find(row.Text).Select(one => new Span(NameOf(one.Kind), one.Start, one.End)).ToList();
            if (row.Spans.Count == 0)
                (negatives, flagged) = (negatives + 1, flagged + (found.Count > 0 ? 1 : 0));
            foreach (var span in row.Spans)
                Of(span.Type).Expected++;
            foreach (var span in found)
            {
                if (row.Spans.Contains(span))
                    Of(span.Type).Found++;
                else
                    Of(span.Type).False++;
            }

            if (!arguments.GetValue(Misses) || (found.Count == row.Spans.Count && found.All(row.Spans.Contains)))
                continue;
            await output.WriteLineAsync($"{row.Text}");
            await output.WriteLineAsync($"  wanted {string.Join(", ", row.Spans.Select(Show))}; found {string.Join(", ", found.Select(Show))}");

            string Show(Span span) => $"{span.Type} \"{row.Text[span.Start..span.End]}\"";
        }

        if (arguments.GetValue(EvalFiles.Json))
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { types = types.ToDictionary(type => type.Key, type => new { expected = type.Value.Expected, found = type.Value.Found, @false = type.Value.False }), negatives, negativesFlagged = flagged }));
            return;
        }

        foreach (var (type, tally) in types)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{type,-10} {tally.Found,4} of {tally.Expected,4} found ({100.0 * tally.Found / Math.Max(1, tally.Expected):F1} %), {tally.False} false"));
        await output.WriteLineAsync($"negatives  {flagged} of {negatives} flagged");

        Tally Of(string type) => types.TryGetValue(type, out var tally) ? tally : types[type] = new();
    }

    private static Row Parse(int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web) is { Text: not null, Spans: not null } row ? row : throw new FormatException($"Line {number}: 'text' and 'spans' are needed.");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"Line {number}: {fault.Message}", fault);
        }
    }

    private static string NameOf(PersonalDataKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private sealed record Row(string Text, IReadOnlyList<Span> Spans);

    private sealed record Span(string Type, int Start, int End);

    private sealed class Tally
    {
        public int Expected { get; set; }

        public int Found { get; set; }

        public int False { get; set; }
    }
}
