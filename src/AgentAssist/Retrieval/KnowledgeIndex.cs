using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval;

/// <summary>One complete state of the knowledge, ready to be searched. Immutable, thread-safe.</summary>
internal sealed class KnowledgeIndex
{
    private readonly IReadOnlyList<Passage>[] passages;

    private KnowledgeIndex(IReadOnlyList<Article> articles, long version, IReadOnlyList<Passage>[] passages, IReadOnlyList<LanguagePart> parts)
    {
        Articles = articles;
        Version = version;
        this.passages = passages;
        Parts = parts;
        Filter = new(articles);
    }

    /// <summary>No knowledge at all.</summary>
    public static KnowledgeIndex Empty { get; } = Build([], 0, withVectors: false);

    /// <summary>The articles, by number.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>The knowledge's change number.</summary>
    public long Version { get; }

    /// <summary>The languages that something is written in.</summary>
    public IReadOnlyList<LanguagePart> Parts { get; }

    /// <summary>Which articles may answer whom.</summary>
    public ArticleFilter Filter { get; }

    /// <summary>An article's passages.</summary>
    public IReadOnlyList<Passage> PassagesOf(int article) => passages[article];

    /// <summary>Indexes articles.</summary>
    public static KnowledgeIndex Build(IReadOnlyList<Article> articles, long version, bool withVectors)
    {
        var passages = new IReadOnlyList<Passage>[articles.Count];
        LanguagePartBuilder chinese = new(spelled: false, articles.Count);
        LanguagePartBuilder english = new(spelled: true, articles.Count);
        for (var i = 0; i < articles.Count; i++)
        {
            passages[i] = Chunker.Chunk(articles[i]);
            chinese.Add(i, articles[i], passages[i]);
            english.Add(i, articles[i], passages[i]);
        }

        var parts = new[] { chinese.Build(withVectors), english.Build(withVectors) };
        return new(articles, version, passages, [.. parts.Where(part => part.Questions.Count + part.Passages.Count > 0)]);
    }
}
