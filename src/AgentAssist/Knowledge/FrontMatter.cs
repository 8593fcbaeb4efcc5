using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace AgentAssist.Knowledge;

/// <summary>The keys of a front matter, each read with its line, so that every complaint can name one.</summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, (YamlNode Node, int Line)> values = [];
    private readonly string file;
    private readonly int firstLine;
    private readonly List<KnowledgeProblem> problems;

    private FrontMatter(string file, int firstLine, List<KnowledgeProblem> problems)
    {
        this.file = file;
        this.firstLine = firstLine;
        this.problems = problems;
    }

    /// <summary>Reads YAML text whose first line stands at <paramref name="firstLine"/> of the file; <see langword="null"/> where it is no mapping.</summary>
    public static FrontMatter? Read(string yaml, string file, int firstLine, IReadOnlyCollection<string> known, List<KnowledgeProblem> problems)
    {
        var front = new FrontMatter(file, firstLine, problems);
        try
        {
            // Looked for among the events, before anything is built: nested aliases grow without bound when they are resolved.
            if (UsesAnchors(yaml))
            {
                front.Error(0, "frontMatter.anchors", "Anchors and aliases (& and *) are not allowed: write the value out.");
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
            {
                front.Error(0, "frontMatter.shape", "The front matter must be keys and values, such as 'title: …'.");
                return null;
            }

            foreach (var (key, value) in root.Children)
                front.Add(key, value, known);
            return front;
        }
        catch (YamlException problem)
        {
            front.Error((int)problem.Start.Line - 1, "frontMatter.yaml", $"This is not valid YAML: {problem.Message}");
            return null;
        }
    }

    public bool Has(string key) => values.ContainsKey(key);

    public int LineOf(string key) => values.TryGetValue(key, out var value) ? value.Line : firstLine;

    public string? Text(string key)
    {
        if (!values.TryGetValue(key, out var value) || value.Node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" })
            return null;
        if (value.Node is YamlScalarNode scalar)
            return scalar.Value;
        Error(key, $"{key}.type", $"'{key}' must be a text, not {Shape(value.Node)}.");
        return null;
    }

    public IReadOnlyList<string> List(string key)
    {
        if (!values.TryGetValue(key, out var value))
            return [];
        switch (value.Node)
        {
            case YamlSequenceNode sequence when sequence.Children.All(child => child is YamlScalarNode):
                return [.. sequence.Children.Cast<YamlScalarNode>().Select(child => child.Value?.Trim() ?? "").Where(text => text.Length > 0).Distinct()];
            case YamlScalarNode { Value: null or "" or "~" or "null" }:
                return [];
            default:
                Error(key, $"{key}.type", $"'{key}' must be a list of texts, such as [one, two], not {Shape(value.Node)}.");
                return [];
        }
    }

    public T? Word<T>(string key)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Camel(value.ToString()), text, StringComparison.Ordinal))
                return value;
        }

        Error(key, $"{key}.unknown", $"'{key}' is '{text}'; it must be one of {string.Join(", ", Enum.GetNames<T>().Select(Camel))}.");
        return null;
    }

    public DateOnly? Day(string key) => Text(key) is { } text ? ParseDay(key, text) : null;

    /// <summary>A period of whole days in <paramref name="zone"/>, both days included; half-open as moments.</summary>
    public Validity Period(string key, TimeZoneInfo zone)
    {
        if (!values.TryGetValue(key, out var value) || value.Node is YamlScalarNode { Value: null or "" or "~" or "null" })
            return Validity.Always;
        if (value.Node is not YamlMappingNode map)
        {
            Error(key, $"{key}.type", $"'{key}' must be {{ from: 2026-01-01, until: 2026-12-31 }}, either part optional.");
            return Validity.Always;
        }

        DateOnly? from = null, until = null;
        foreach (var (part, node) in map.Children)
        {
            var text = (node as YamlScalarNode)?.Value ?? "";
            if (text.Length == 0)
                continue;
            switch ((part as YamlScalarNode)?.Value)
            {
                case "from":
                    from = ParseDay(key, text);
                    break;
                case "until":
                    until = ParseDay(key, text);
                    break;
                default:
                    Error(key, $"{key}.key", $"'{key}' knows 'from' and 'until', not '{part}'.");
                    break;
            }
        }

        if (from > until)
            Error(key, $"{key}.order", $"'{key}' ends on {until:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}.");
        return new Validity(Start(from, zone), Start(until?.AddDays(1), zone));
    }

    public void Error(string key, string code, string message) => problems.Add(new(file, LineOf(key), ProblemSeverity.Error, code, message));

    private void Error(int offset, string code, string message) => problems.Add(new(file, firstLine + offset, ProblemSeverity.Error, code, message));

    private void Add(YamlNode key, YamlNode value, IReadOnlyCollection<string> known)
    {
        var name = (key as YamlScalarNode)?.Value ?? "";
        var line = firstLine + (int)key.Start.Line - 1;
        if (known.Contains(name))
            values[name] = (value, line);
        else
            problems.Add(new(file, line, ProblemSeverity.Warning, "key.unknown", $"The key '{name}' is not known and is ignored.{Nearest(name, known)}"));
    }

    private DateOnly? ParseDay(string key, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Error(key, $"{key}.date", $"'{text}' is not a day; write it as 2026-12-31.");
        return null;
    }

    private static bool UsesAnchors(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                return true;
        }

        return false;
    }

    private static DateTimeOffset? Start(DateOnly? day, TimeZoneInfo zone) =>
        day is { } known && known.ToDateTime(TimeOnly.MinValue) is var local ? new DateTimeOffset(local, zone.GetUtcOffset(local)) : null;

    private static string Nearest(string name, IReadOnlyCollection<string> known)
    {
        var near = known.Select(key => (Key: key, Distance: Distance(name, key))).MinBy(pair => pair.Distance);
        return near.Distance <= 2 ? $" Did you mean '{near.Key}'?" : "";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (row[j], diagonal) = (Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1)), row[j]);
        }

        return row[^1];
    }

    private static string Shape(YamlNode node) => node switch { YamlSequenceNode => "a list", YamlMappingNode => "keys and values", _ => "a single value" };

    internal static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
