using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Writes the words of a reply. The built-in one quotes; a model's composes.</summary>
/// <remarks>
/// The text carries a marker <c>[n]</c> behind each statement, naming the evidence it rests on. Whoever writes it, every sentence is
/// checked against that evidence before an agent sees it as supported. Implementations are thread-safe and stop at cancellation.
/// </remarks>
public interface IReplyWriter
{
    /// <summary>Streams the reply, markers included. Nothing at all means that the writer declines to answer.</summary>
    IAsyncEnumerable<string> WriteAsync(ReplyBrief brief, CancellationToken cancellationToken);
}

/// <summary>What a writer may use.</summary>
/// <param name="Request">The customer's words.</param>
/// <param name="Best">The article that answers them.</param>
/// <param name="Evidence">All that may be cited, numbered from 1.</param>
public sealed record ReplyBrief(AssistRequest Request, ScoredArticle Best, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The articles that each answer a question of their own: more than one where the customer asked several things in one.</summary>
    public IReadOnlyList<ScoredArticle> Answers { get; init; } = [Best];
}
