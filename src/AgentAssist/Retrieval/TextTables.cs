using System.Globalization;
using System.Reflection;

namespace AgentAssist.Retrieval;

/// <summary>The tables that normalising reads: embedded files of <c>Retrieval/Tables</c>, editable without touching code.</summary>
internal sealed class TextTables
{
    private readonly char[] simplified = new char[char.MaxValue + 1];

    private TextTables()
    {
        for (var c = 0; c < simplified.Length; c++)
            simplified[c] = (char)c;
        foreach (var row in Rows("traditional"))
            simplified[row[0][0]] = row[1][0];
    }

    /// <summary>The tables of this build.</summary>
    public static TextTables Default { get; } = new();

    /// <summary>Regional words, contractions, question words and fillers: what each becomes, the empty string for what is dropped.</summary>
    public IReadOnlyList<(string From, string To)> Replacements { get; } =
    [
        .. Rows("regional-words").Select(row => (row[0], row[1])),
        .. Rows("contractions").Select(row => (row[0], row.Length > 1 ? row[1] : "")),
        .. Rows("question-words").Select(row => (row[0], row[1])),
        .. Rows("fillers").Select(row => (row[0], row.Length > 1 ? row[1] : "")),
    ];

    /// <summary>Very common words, with the share of short questions that hold them (0 to 1).</summary>
    public IReadOnlyList<(string Word, double Share)> CommonWords { get; } =
        [.. Rows("common-words").Select(row => (row[0], double.Parse(row[1], CultureInfo.InvariantCulture) / 100))];

    /// <summary>Words that turn a question round, synonyms joined by a bar.</summary>
    public IReadOnlyList<(string One, string Other)> Opposites { get; } = [.. Rows("opposites").Select(row => (row[0], row[1]))];

    /// <summary>How characters are read, tones left out: a syllable and all its characters.</summary>
    public IReadOnlyList<(string Syllable, string Characters)> Readings { get; } = [.. Rows("pinyin").Select(row => (row[0], row[1]))];

    /// <summary>The simplified form of a character; itself where there is none.</summary>
    public char Simplify(char c) => simplified[c];

    private static IEnumerable<string[]> Rows(string table)
    {
        var name = $"AgentAssist.Retrieval.Tables.{table}.tsv";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not in the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Split('\t');
        }
    }
}
