using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Knowledge;

/// <summary>Reads the files of <c>knowledge/vocabulary/</c>. A file that is missing is empty; one that is malformed is reported and empty.</summary>
internal static class VocabularyReader
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public static (Vocabulary Vocabulary, IReadOnlyList<KnowledgeProblem> Problems) Read(string folder)
    {
        List<KnowledgeProblem> problems = [];
        var vocabulary = new Vocabulary(
            [.. Rows("categories").Select(row => new CategoryTerm(row.Id, row.LocalName))],
            [.. Rows("departments").Select(row => new DepartmentTerm(row.Id, row.LocalName, row.Handles, [.. row.Teams.Select(team => new TeamTerm(team.Id, team.LocalName))]))],
            [.. Rows("products").Select(row => new ProductTerm(row.Id, row.LocalName, row.Aliases))],
            [.. Rows("regions").Select(row => new RegionTerm(row.Id, row.Parent, row.LocalName, row.Aliases))],
            [.. Rows("sla").Select(row => new SlaTarget(row.Id, row.Categories, row.Tier, row.ResponseMinutes, row.ResolutionMinutes, row.LocalText))]);
        return (vocabulary, problems);

        List<Row> Rows(string name)
        {
            var file = Path.Combine(folder, name + ".yaml");
            try
            {
                return File.Exists(file) ? Yaml.Deserialize<List<Row>?>(File.ReadAllText(file)) ?? [] : [];
            }
            catch (YamlException problem)
            {
                problems.Add(new(file, (int)problem.Start.Line, ProblemSeverity.Error, "vocabulary.yaml", problem.InnerException?.Message ?? problem.Message));
                return [];
            }
        }
    }

    private sealed class Row
    {
        public required string Id { get; init; }

        public Dictionary<string, string> Name { get; init; } = [];

        public Dictionary<string, string> Text { get; init; } = [];

        public List<string> Aliases { get; init; } = [];

        public List<string> Handles { get; init; } = [];

        public List<string> Categories { get; init; } = [];

        public List<Row> Teams { get; init; } = [];

        public string? Parent { get; init; }

        public HandlingTier Tier { get; init; }

        public int ResponseMinutes { get; init; }

        public int ResolutionMinutes { get; init; }

        public LocalName LocalName => In(Name);

        public LocalName LocalText => In(Text);

        private LocalName In(Dictionary<string, string> words) => new(
            words.GetValueOrDefault(Locales.Chinese) ?? words.Values.FirstOrDefault() ?? Id,
            words.GetValueOrDefault(Locales.English) ?? words.Values.FirstOrDefault() ?? Id);
    }
}
