namespace AgentAssist.Knowledge;

/// <summary>The vocabulary in force.</summary>
public sealed class VocabularyCatalog
{
    /// <summary>The words as they are now.</summary>
    public Vocabulary Current { get; set; } = Vocabulary.Empty;
}
