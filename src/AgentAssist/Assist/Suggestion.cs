namespace AgentAssist.Assist;

/// <summary>A reply that the agent may say, every sentence checked.</summary>
/// <param name="SuggestionId">Its id, for saying later what became of it.</param>
/// <param name="Text">The whole reply, as it was streamed; empty where the turn asks for none, such as a greeting.</param>
/// <param name="Answered">Whether the knowledge holds an answer.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Sentences">The reply sentence by sentence.</param>
public sealed record Suggestion(string SuggestionId, string Text, bool Answered, double Confidence, IReadOnlyList<CheckedSentence> Sentences)
{
    /// <summary>The same answer in other words, checked alike; <see langword="null"/> where there is none.</summary>
    public IReadOnlyList<ReplyVariant>? Variants { get; init; }

    /// <summary>Who wrote it; <see langword="null"/> where it holds nothing but words of the centre's own accord.</summary>
    public string? Writer { get; init; }

    /// <summary>What the agent should know before saying it, such as that the knowledge has it in the other language only.</summary>
    public string? Notice { get; init; }
}

/// <summary>A reply in another style.</summary>
/// <param name="Style">How it sounds.</param>
/// <param name="Text">The whole of it.</param>
/// <param name="Sentences">Sentence by sentence.</param>
public sealed record ReplyVariant(ReplyStyle Style, string Text, IReadOnlyList<CheckedSentence> Sentences);

/// <summary>A sentence with what supports it.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Citations">Numbers of the evidence it rests on; none for greetings and clarifying questions, which carry no facts.</param>
/// <param name="Supported">Whether everything it says stands in the evidence.</param>
/// <param name="Unsupported">The words that do not.</param>
public sealed record CheckedSentence(string Text, IReadOnlyList<int> Citations, bool Supported, IReadOnlyList<string> Unsupported);
