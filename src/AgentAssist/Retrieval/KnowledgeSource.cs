using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>Where the index gets its knowledge from.</summary>
/// <param name="Latest">The number of the latest change.</param>
/// <param name="Published">Every published article.</param>
/// <param name="ChangedSince">What changed after a change number, each article once, as it is now.</param>
public sealed record KnowledgeSource(
    Func<CancellationToken, Task<long>> Latest,
    Func<CancellationToken, Task<IReadOnlyList<Article>>> Published,
    Func<long, CancellationToken, Task<IReadOnlyList<KnowledgeChange>>> ChangedSince);
