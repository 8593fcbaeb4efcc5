namespace AgentAssist.Conversations;

/// <summary>What became of a turn that was to be appended.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>It is stored, now or, by the same external id, before.</summary>
    public sealed record Appended(Turn Turn) : AppendResult;

    /// <summary>There is no such conversation.</summary>
    public sealed record Unknown : AppendResult;

    /// <summary>The conversation is over.</summary>
    public sealed record Ended : AppendResult;
}
