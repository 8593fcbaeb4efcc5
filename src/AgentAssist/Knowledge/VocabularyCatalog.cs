namespace AgentAssist.Knowledge;

/// <summary>The vocabulary in force. Thread-safe: whoever reads it sees one whole state.</summary>
public sealed class VocabularyCatalog
{
    private volatile Vocabulary current = Vocabulary.Empty;

    /// <summary>The words as they are now.</summary>
    public Vocabulary Current
    {
        get => current;
        set => current = value;
    }
}
