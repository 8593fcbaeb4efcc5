namespace AgentAssist.Identity;

/// <summary>On whose behalf something is done: a person, an API key, or the system itself.</summary>
/// <param name="Id">The person's or key's id, as the audit trail names it.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Roles">What the caller may do.</param>
/// <param name="IsApiKey">Whether a program calls.</param>
public sealed record Caller(string Id, string Name, IReadOnlySet<Role> Roles, bool IsApiKey = false)
{
    /// <summary>The product acting by itself: start-up, schedules, the command line on the data directory's own machine.</summary>
    public static Caller System { get; } = new("system", "AgentAssist", Enum.GetValues<Role>().ToHashSet());

    /// <summary>Whether the caller has one of <paramref name="roles"/>.</summary>
    public bool Has(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
                return true;
        }

        return false;
    }

    /// <summary>Returns when the caller has one of <paramref name="roles"/>.</summary>
    /// <exception cref="AccessDeniedException">The caller has none of them.</exception>
    public void Demand(params ReadOnlySpan<Role> roles)
    {
        if (!Has(roles))
            throw new AccessDeniedException(this, roles);
    }
}

/// <summary>What a person may do.</summary>
public enum Role
{
    /// <summary>Talks with customers.</summary>
    Agent,

    /// <summary>Curates knowledge.</summary>
    Trainer,

    /// <summary>Reviews case summaries and coaches.</summary>
    Seed,

    /// <summary>Watches clocks and quality.</summary>
    Supervisor,

    /// <summary>Solves tickets for a department.</summary>
    Liaison,

    /// <summary>Runs the installation.</summary>
    Admin,
}

/// <summary>Somebody asked for what their roles do not allow. Pages hide it and services refuse it.</summary>
public sealed class AccessDeniedException : Exception
{
    /// <summary>Says who asked and which roles would have done.</summary>
    public AccessDeniedException(Caller caller, ReadOnlySpan<Role> needed)
        : base($"{caller.Id} needs one of the roles {string.Join(", ", needed.ToArray())}.")
    {
    }
}
