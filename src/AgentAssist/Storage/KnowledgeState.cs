namespace AgentAssist.Storage;

/// <summary>The one row that numbers the changes of the knowledge.</summary>
internal sealed class KnowledgeState
{
    /// <summary>The id of the one row.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; }

    public long ChangeNumber { get; init; }
}
