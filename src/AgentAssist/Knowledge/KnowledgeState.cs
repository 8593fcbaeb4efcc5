namespace AgentAssist.Knowledge;

/// <summary>The knowledge's change number: one row that every change moves in its own transaction, so that changes have one order.</summary>
public sealed class KnowledgeState
{
    /// <summary>The only row's id.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; init; }

    /// <summary>Counts the changes.</summary>
    public long ChangeNumber { get; set; }
}
