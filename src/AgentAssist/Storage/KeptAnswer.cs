namespace AgentAssist.Storage;

/// <summary>What a call was answered, kept so that the same call sent again gets the same answer and is not done twice.</summary>
/// <remarks>Commits together with what the call wrote: a kill leaves both or neither. Not audited: it is the copy of an answer.</remarks>
public sealed class KeptAnswer
{
    /// <summary>The longest key that is taken, in characters.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>Who called.</summary>
    public required string CallerId { get; init; }

    /// <summary>The key that the caller chose.</summary>
    public required string Key { get; init; }

    /// <summary>Tells another request under the same key from this one.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The JSON of the answer, or <see langword="null"/> where it had none.</summary>
    public string? Body { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Makes the answer that is kept for what a write came to, or <see langword="null"/> to keep none.</summary>
public delegate KeptAnswer? KeepAnswer<in TResult>(TResult result);
