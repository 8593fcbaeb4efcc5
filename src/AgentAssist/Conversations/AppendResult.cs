namespace AgentAssist.Conversations;

/// <summary>What became of a turn that was to be appended.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>It is stored: in a place of its own, or in that of the turn with the same external id.</summary>
    /// <param name="Turn">The turn as it stands now.</param>
    /// <param name="IsNew">Whether it took a new place.</param>
    public sealed record Appended(Turn Turn, bool IsNew) : AppendResult;

    /// <summary>There is no such conversation.</summary>
    public sealed record Unknown : AppendResult;

    /// <summary>The conversation is over.</summary>
    public sealed record Ended : AppendResult;
}
