namespace AgentAssist.Knowledge;

/// <summary>What became of an article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Article">The article as it is now, or <see langword="null"/> where it is no longer in use.</param>
public sealed record KnowledgeChange(string Id, Article? Article);
