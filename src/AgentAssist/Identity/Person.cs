using AgentAssist.Storage;

namespace AgentAssist.Identity;

/// <summary>Somebody who signs in.</summary>
public sealed class Person : IAudited
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The name in Chinese.</summary>
    public required string ChineseName { get; set; }

    /// <summary>The name in English.</summary>
    public required string EnglishName { get; set; }

    /// <summary>What the person may do.</summary>
    public List<Role> Roles { get; set; } = [];

    /// <summary>The department's id.</summary>
    public string? DepartmentId { get; set; }

    /// <summary>The team's id.</summary>
    public string? TeamId { get; set; }

    /// <summary>Whether the person may no longer sign in or act.</summary>
    public bool Disabled { get; set; }
}

/// <summary>A department that handles demands.</summary>
public sealed class Department : IAudited
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The name in Chinese.</summary>
    public required string ChineseName { get; set; }

    /// <summary>The name in English.</summary>
    public required string EnglishName { get; set; }

    /// <summary>Category path prefixes that it handles.</summary>
    public List<string> Handles { get; set; } = [];
}

/// <summary>A team of a department.</summary>
public sealed class Team : IAudited
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The department's id.</summary>
    public required string DepartmentId { get; set; }

    /// <summary>The name in Chinese.</summary>
    public required string ChineseName { get; set; }

    /// <summary>The name in English.</summary>
    public required string EnglishName { get; set; }
}
