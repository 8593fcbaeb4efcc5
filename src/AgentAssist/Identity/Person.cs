using AgentAssist.Knowledge;
using AgentAssist.Storage;

namespace AgentAssist.Identity;

/// <summary>Somebody who may sign in.</summary>
public sealed class Person : IAudited
{
    /// <summary>Opaque and stable.</summary>
    public required string Id { get; init; }

    /// <summary>The name in both languages.</summary>
    public required LocalName Name { get; set; }

    /// <summary>What the person may do.</summary>
    public IReadOnlyList<Role> Roles { get; set; } = [];

    /// <summary>The department, as the vocabulary names it.</summary>
    public string? DepartmentId { get; set; }

    /// <summary>The department's team.</summary>
    public string? TeamId { get; set; }

    /// <summary>Whether the person may no longer sign in.</summary>
    public bool Disabled { get; set; }

    /// <summary>Changes when sessions that are open must end.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>The person as a caller, named in <paramref name="locale"/>.</summary>
    public Caller ToCaller(string locale) => new(Id, Name.In(locale), Roles.ToHashSet());
}
