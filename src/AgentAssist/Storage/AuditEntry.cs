namespace AgentAssist.Storage;

/// <summary>Who did what, and when. Entries are only ever added.</summary>
public sealed class AuditEntry
{
    /// <summary>Counts upwards.</summary>
    public long Id { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of the person or key that did it, or <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>What sort of actor that is.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>What was done, such as <c>article.published</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of thing it was done to, such as <c>article</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>The thing's id.</summary>
    public required string EntityId { get; init; }

    /// <summary>What else there is to know, as JSON; never a customer's words.</summary>
    public string? Details { get; init; }
}

/// <summary>What sort of actor did something.</summary>
public enum ActorKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A program with an API key.</summary>
    ApiKey,

    /// <summary>The product itself.</summary>
    System,
}
