namespace AgentAssist.Assist;

/// <summary>A reply that the agent may say, every sentence checked.</summary>
/// <param name="SuggestionId">Its id, for saying later what became of it.</param>
/// <param name="Text">The whole reply, as it was streamed.</param>
/// <param name="Answered">Whether the knowledge holds an answer.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Sentences">The reply sentence by sentence.</param>
public sealed record Suggestion(string SuggestionId, string Text, bool Answered, double Confidence, IReadOnlyList<CheckedSentence> Sentences);

/// <summary>A sentence with what supports it.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Citations">Numbers of the evidence it rests on; none for greetings and clarifying questions, which carry no facts.</param>
/// <param name="Supported">Whether everything it says stands in the evidence.</param>
/// <param name="Unsupported">The words that do not.</param>
public sealed record CheckedSentence(string Text, IReadOnlyList<int> Citations, bool Supported, IReadOnlyList<string> Unsupported);
