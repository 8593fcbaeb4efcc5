using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Identity;

/// <summary>The people and departments of a demonstration, from files.</summary>
internal static class SamplePeople
{
    public static IReadOnlyList<PersonRecord> ReadPeople(string contentPath, ILogger logger) =>
        [.. SampleFile.Read<PersonItem>(Path.Combine(contentPath, "knowledge", "samples", "people.yaml"), p => p.Id, logger)
            .Select(p => new PersonRecord(p.Id, p.Name.ToLocalName(), [.. p.Roles.Distinct().Order()], p.Department, p.Team))];

    public static IReadOnlyList<DepartmentTerm> ReadDepartments(string contentPath, ILogger logger) =>
        [.. SampleFile.Read<DepartmentItem>(Path.Combine(contentPath, "knowledge", "vocabulary", "departments.yaml"), d => d.Id, logger)
            .Select(d => new DepartmentTerm(d.Id, d.Name.ToLocalName(), d.Handles, [.. d.Teams.Select(t => new TeamTerm(t.Id, t.Name.ToLocalName()))]))];

    private sealed class PersonItem
    {
        public required string Id { get; init; }

        public required SampleName Name { get; init; }

        public List<Role> Roles { get; init; } = [];

        public string? Department { get; init; }

        public string? Team { get; init; }
    }

    private sealed class DepartmentItem
    {
        public required string Id { get; init; }

        public required SampleName Name { get; init; }

        public List<string> Handles { get; init; } = [];

        public List<TeamItem> Teams { get; init; } = [];
    }

    private sealed class TeamItem
    {
        public required string Id { get; init; }

        public required SampleName Name { get; init; }
    }
}
