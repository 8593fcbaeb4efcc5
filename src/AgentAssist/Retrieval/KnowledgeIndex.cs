using AgentAssist.Knowledge;
using AgentAssist.Retrieval.Learning;

namespace AgentAssist.Retrieval;

/// <summary>One complete state of the knowledge, ready to be searched. Immutable, thread-safe.</summary>
/// <remarks>
/// A base that took its time to build, and beside it the articles that changed since: few, indexed within milliseconds, measured by the base's word
/// counts so that scores compare. What a change replaced stays in the base and is passed over.
/// </remarks>
internal sealed class KnowledgeIndex
{
    private readonly IReadOnlyList<Passage>[] passages;
    private readonly Dictionary<string, int> numbers;
    private readonly int baseCount;
    private readonly int baseParts;
    private readonly bool withVectors;

    private KnowledgeIndex(
        IReadOnlyList<Article> articles, long version, bool withVectors, Wordbook words, IReadOnlyList<Passage>[] passages, IReadOnlyList<LanguagePart> parts, (int Articles, int Parts) ofBase,
        IReadOnlySet<int> gone, Learned learned)
    {
        Articles = articles;
        Version = version;
        Parts = parts;
        Gone = gone;
        Learned = learned;
        Words = words;
        this.passages = passages;
        (baseCount, baseParts) = ofBase;
        this.withVectors = withVectors;
        numbers = new(articles.Count, StringComparer.Ordinal);
        for (var i = 0; i < articles.Count; i++)
        {
            if (!gone.Contains(i))
                numbers[articles[i].Id] = i;
        }

        Filter = new(articles, numbers);
    }

    /// <summary>No knowledge at all.</summary>
    public static KnowledgeIndex Empty { get; } = Build([], 0, withVectors: false);

    /// <summary>The articles, by number; those in <see cref="Gone"/> count no longer.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>How many articles count.</summary>
    public int Count => numbers.Count;

    /// <summary>How many articles were indexed beside the base.</summary>
    public int Beside => Articles.Count - baseCount;

    /// <summary>The numbers of articles that were replaced or taken out of use.</summary>
    public IReadOnlySet<int> Gone { get; }

    /// <summary>The knowledge's change number.</summary>
    public long Version { get; }

    /// <summary>The languages that something is written in: those of the base, then those of the changes.</summary>
    public IReadOnlyList<LanguagePart> Parts { get; }

    /// <summary>Which articles may answer whom.</summary>
    public ArticleFilter Filter { get; }

    /// <summary>The synonyms and slips it was indexed with.</summary>
    public Wordbook Words { get; }

    /// <summary>What was learned from the base.</summary>
    public Learned Learned { get; }

    /// <summary>An article's passages.</summary>
    public IReadOnlyList<Passage> PassagesOf(int article) => passages[article];

    /// <summary>The articles that count, in their order.</summary>
    public IEnumerable<Article> Current() => Articles.Where((_, number) => !Gone.Contains(number));

    /// <summary>Indexes articles.</summary>
    public static KnowledgeIndex Build(IReadOnlyList<Article> articles, long version, bool withVectors, Wordbook? words = null)
    {
        var (passages, parts) = Index(articles, first: 0, withVectors, (words ??= Wordbook.Of(articles, Vocabulary.Empty)).Lexicon, measures: []);
        return new(articles, version, withVectors, words, passages, parts, (articles.Count, parts.Count), new HashSet<int>(), Learned.Nothing);
    }

    /// <summary>The same with what was learned from it.</summary>
    public KnowledgeIndex With(Learned learned) => new(Articles, Version, withVectors, Words, passages, Parts, (baseCount, baseParts), Gone, learned);

    /// <summary>The same after changes; costs as much as everything that changed since the base.</summary>
    public KnowledgeIndex With(IReadOnlyCollection<KnowledgeChange> changes, long version)
    {
        var changed = changes.Select(change => change.Id).ToHashSet(StringComparer.Ordinal);
        List<Article> beside = [.. Articles.Skip(baseCount).Where(article => !changed.Contains(article.Id)), .. changes.Select(change => change.Article).OfType<Article>()];
        HashSet<int> gone = [.. Gone.Where(number => number < baseCount)];
        foreach (var id in changed)
        {
            if (numbers.TryGetValue(id, out var number) && number < baseCount)
                gone.Add(number);
        }

        var own = Parts.Take(baseParts).ToList();
        var (newPassages, newParts) = Index(beside, baseCount, withVectors, Words.Lexicon, own);
        return new([.. Articles.Take(baseCount), .. beside], version, withVectors, Words, [.. passages.Take(baseCount), .. newPassages], [.. own, .. newParts], (baseCount, baseParts), gone, Learned);
    }

    private static (IReadOnlyList<Passage>[] Passages, IReadOnlyList<LanguagePart> Parts) Index(
        IReadOnlyList<Article> articles, int first, bool withVectors, Lexicon lexicon, IReadOnlyList<LanguagePart> measures)
    {
        var passages = new IReadOnlyList<Passage>[articles.Count];
        LanguagePartBuilder chinese = new(spelled: false, lexicon, first, articles.Count);
        LanguagePartBuilder english = new(spelled: true, lexicon, first, articles.Count);
        for (var i = 0; i < articles.Count; i++)
        {
            passages[i] = Chunker.Chunk(articles[i]);
            chinese.Add(first + i, articles[i], passages[i]);
            english.Add(first + i, articles[i], passages[i]);
        }

        var parts = new[]
        {
            chinese.Build(withVectors, measures.FirstOrDefault(part => !part.Spelled)),
            english.Build(withVectors, measures.FirstOrDefault(part => part.Spelled)),
        };
        return (passages, [.. parts.Where(part => part.Questions.Count + part.Passages.Count > 0)]);
    }
}
