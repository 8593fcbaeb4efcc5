namespace AgentAssist.Storage;

/// <summary>Marks what may not change without a word in the audit trail.</summary>
public interface IAudited;

/// <summary>One line of the audit trail.</summary>
public sealed class AuditEntry
{
    /// <summary>Counts the entries.</summary>
    public long Id { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The id of who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>Whether a program did it.</summary>
    public bool IsApiKey { get; init; }

    /// <summary>What was done, such as <c>article.saved</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of thing it was done to.</summary>
    public required string Entity { get; init; }

    /// <summary>Which one.</summary>
    public required string EntityId { get; init; }

    /// <summary>More, as JSON.</summary>
    public string? Details { get; init; }
}
