using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AgentAssist.Knowledge;

/// <summary>The keys of a front matter or of a row, each read with its line, so that every complaint can name one.</summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, (YamlNode Node, int Line)> values = [];
    private readonly string file;
    private readonly int firstLine;
    private readonly List<KnowledgeProblem> problems;

    // Nodes know their line in the YAML text; this makes it the file's.
    private readonly int offset;

    private FrontMatter(YamlMappingNode map, string file, int offset, IReadOnlyCollection<string> known, List<KnowledgeProblem> problems)
    {
        this.file = file;
        this.offset = offset;
        this.problems = problems;
        firstLine = LineOf(map);
        foreach (var (key, value) in map.Children)
            Add(key, value, known);
    }

    /// <summary>The line of each key.</summary>
    public IReadOnlyDictionary<string, int> Lines => values.ToDictionary(pair => pair.Key, pair => pair.Value.Line);

    /// <summary>Reads YAML text whose first line stands at <paramref name="firstLine"/> of the file; <see langword="null"/> where it is no mapping.</summary>
    public static FrontMatter? Read(
        string yaml, string file, int firstLine, IReadOnlyCollection<string> known, List<KnowledgeProblem> problems, string area = "frontMatter")
    {
        if (YamlText.Parse(yaml, file, firstLine, area, problems) is not { } root)
            return null;
        if (root is YamlMappingNode map)
            return new(map, file, firstLine - 1, known, problems);
        problems.Add(new(file, firstLine, ProblemSeverity.Error, $"{area}.shape", "There must be keys and values here, such as 'title: …'."));
        return null;
    }

    /// <summary>Reads YAML text that is a list of rows with keys; <see langword="null"/> where it is none. A row of another shape is reported and left out.</summary>
    public static IReadOnlyList<FrontMatter>? ReadRows(string yaml, string file, IReadOnlyCollection<string> known, List<KnowledgeProblem> problems, string area)
    {
        switch (YamlText.Parse(yaml, file, 1, area, problems))
        {
            case null:
                return null;
            case YamlScalarNode { Value: null or "" }:
                return [];
            case YamlSequenceNode rows:
                return Rows(rows, file, 0, known, problems, area);
            default:
                problems.Add(new(file, 1, ProblemSeverity.Error, $"{area}.shape", "There must be a list of rows here, each beginning with '- '."));
                return null;
        }
    }

    public bool Has(string key) => values.TryGetValue(key, out var value) && !IsNothing(value.Node);

    public int LineOf(string key) => values.TryGetValue(key, out var value) ? value.Line : firstLine;

    public string? Text(string key)
    {
        if (!Has(key))
            return null;
        if (values[key].Node is YamlScalarNode scalar)
            return scalar.Value;
        Error(key, $"{key}.type", $"'{key}' must be a text, not {Shape(values[key].Node)}.");
        return null;
    }

    /// <summary>A name of a few words: as <see cref="Text"/>, without the blanks around it; empty is none.</summary>
    public string? Word(string key) => Text(key)?.Trim() is { Length: > 0 } word ? word : null;

    public IReadOnlyList<string> List(string key)
    {
        if (!Has(key))
            return [];
        if (values[key].Node is YamlSequenceNode sequence && sequence.Children.All(child => child is YamlScalarNode))
            return [.. sequence.Children.Cast<YamlScalarNode>().Select(child => child.Value?.Trim() ?? "").Where(text => text.Length > 0).Distinct()];
        Error(key, $"{key}.type", $"'{key}' must be a list of texts, such as [one, two], not {(values[key].Node is YamlSequenceNode ? "a list of other things" : Shape(values[key].Node))}.");
        return [];
    }

    public T? OneOf<T>(string key)
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

    public bool? YesOrNo(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (bool.TryParse(text, out var yes))
            return yes;
        Error(key, $"{key}.unknown", $"'{key}' is '{text}'; it must be true or false.");
        return null;
    }

    public int? Minutes(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0)
            return minutes;
        Error(key, $"{key}.number", $"'{key}' is '{text}'; it must be a whole number of minutes above 0.");
        return null;
    }

    public DateOnly? Day(string key) => Text(key) is { } text ? ParseDay(key, text, LineOf(key)) : null;

    /// <summary>A period of whole days in <paramref name="zone"/>, both days included; half-open as moments.</summary>
    public Validity Period(string key, TimeZoneInfo zone)
    {
        if (!Has(key))
            return Validity.Always;
        if (values[key].Node is not YamlMappingNode map)
        {
            Error(key, $"{key}.type", $"'{key}' must be {{ from: 2026-01-01, until: 2026-12-31 }}, either part optional.");
            return Validity.Always;
        }

        Dictionary<string, DateOnly> days = [];
        foreach (var (part, node) in map.Children)
        {
            var name = (part as YamlScalarNode)?.Value ?? "";
            if (name is not ("from" or "until"))
                Error(LineOf(part), $"{key}.key", $"'{key}' knows 'from' and 'until', not '{name}'.");
            else if (node is not YamlScalarNode scalar)
                Error(LineOf(node), $"{key}.type", $"'{name}' must be a day such as 2026-12-31, not {Shape(node)}.");
            else if (!IsNothing(scalar) && ParseDay(key, scalar.Value!, LineOf(node)) is { } day)
                days[name] = day;
        }

        var (from, until) = (days.TryGetValue("from", out var first) ? first : (DateOnly?)null, days.TryGetValue("until", out var last) ? last : (DateOnly?)null);
        if (from > until)
            Error(key, $"{key}.order", string.Create(CultureInfo.InvariantCulture, $"'{key}' ends on {until:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}."));

        // The calendar's last day is how many write "for ever".
        return new Validity(Start(from, zone), until == DateOnly.MaxValue ? null : Start(until?.AddDays(1), zone));
    }

    /// <summary>A name in both languages; one language stands for the other.</summary>
    public LocalName? Name(string key)
    {
        if (!Has(key))
            return null;
        if (values[key].Node is YamlMappingNode map && Of(map, Locales.Chinese) is var chinese && Of(map, Locales.English) is var english && (chinese ?? english) is { } any)
            return new(chinese ?? any, english ?? any);
        Error(key, $"{key}.type", $"'{key}' must be {{ {Locales.Chinese}: …, {Locales.English}: … }}.");
        return null;

        static string? Of(YamlMappingNode map, string locale) =>
            map.Children.TryGetValue(new YamlScalarNode(locale), out var node) && node is YamlScalarNode { Value.Length: > 0 } text ? text.Value : null;
    }

    /// <summary>The rows below a key.</summary>
    public IReadOnlyList<FrontMatter> Rows(string key, IReadOnlyCollection<string> known)
    {
        if (!Has(key))
            return [];
        if (values[key].Node is YamlSequenceNode rows)
            return Rows(rows, file, offset, known, problems, key);
        Error(key, $"{key}.type", $"'{key}' must be a list of rows, not {Shape(values[key].Node)}.");
        return [];
    }

    public void Error(string key, string code, string message) => Error(LineOf(key), code, message);

    internal static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static List<FrontMatter> Rows(
        YamlSequenceNode rows, string file, int offset, IReadOnlyCollection<string> known, List<KnowledgeProblem> problems, string area)
    {
        List<FrontMatter> read = [];
        foreach (var row in rows.Children)
        {
            if (row is YamlMappingNode map)
                read.Add(new(map, file, offset, known, problems));
            else
                problems.Add(new(file, offset + (int)row.Start.Line, ProblemSeverity.Error, $"{area}.row", $"A row must have keys and values, such as {{ id: …, name: … }}, not {Shape(row)}."));
        }

        return read;
    }

    private void Error(int line, string code, string message) => problems.Add(new(file, line, ProblemSeverity.Error, code, message));

    private int LineOf(YamlNode node) => offset + (int)node.Start.Line;

    private void Add(YamlNode key, YamlNode value, IReadOnlyCollection<string> known)
    {
        var name = (key as YamlScalarNode)?.Value ?? "";
        if (known.Contains(name))
            values[name] = (value, LineOf(key));
        else
            problems.Add(new(file, LineOf(key), ProblemSeverity.Warning, "key.unknown", $"The key '{name}' is not known and is ignored.{NearestWord.Hint(name, known)}"));
    }

    private DateOnly? ParseDay(string key, string text, int line)
    {
        // Zones know no offsets in whole minutes before the railways.
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1950)
            return day;
        Error(line, $"{key}.date", $"'{text}' is not a day from 1950 on; write it as 2026-12-31.");
        return null;
    }

    private static DateTimeOffset? Start(DateOnly? day, TimeZoneInfo zone) =>
        day is { } known && known.ToDateTime(TimeOnly.MinValue) is var local ? new DateTimeOffset(local, zone.GetUtcOffset(local)) : null;

    private static bool IsNothing(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private static string Shape(YamlNode node) => node switch { YamlSequenceNode => "a list", YamlMappingNode => "keys and values", _ => "a single value" };
}
