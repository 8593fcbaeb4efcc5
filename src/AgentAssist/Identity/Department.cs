using AgentAssist.Knowledge;
using AgentAssist.Storage;

namespace AgentAssist.Identity;

/// <summary>A department that handles what agents cannot.</summary>
public sealed class Department : IAudited
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The name in both languages.</summary>
    public required LocalName Name { get; set; }

    /// <summary>The categories it handles, as path prefixes.</summary>
    public IReadOnlyList<string> Handles { get; set; } = [];
}

/// <summary>A team of a department.</summary>
public sealed class Team : IAudited
{
    /// <summary>The department it belongs to.</summary>
    public required string DepartmentId { get; init; }

    /// <summary>Stable within the department.</summary>
    public required string Id { get; init; }

    /// <summary>The name in both languages.</summary>
    public required LocalName Name { get; set; }
}
