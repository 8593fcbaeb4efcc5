using AgentAssist.Knowledge;
using AgentAssist.Retrieval.Evaluation;

namespace AgentAssist.Benchmarks.Peers;

/// <summary>A collection as the peers read it: every question of an article is a record, and so is its text.</summary>
internal sealed class PeerSet
{
    // One record stands for one article where none has several, so ten records are ten articles.
    private const int RecordsOfSeveral = 200;

    private PeerSet(string name, BeirFiles files, IReadOnlyList<Article> articles, IReadOnlyList<BeirQuery> queries,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> judgements)
    {
        (Name, Files, Articles, Queries, Judgements) = (name, files, articles, queries, judgements);
        Records = [.. articles.SelectMany((article, number) => RecordsOf(article, number))];
        HasQuestions = articles.Any(article => article.Questions.Count > 0);
        IsChinese = 2 * queries.Count(query => Locales.Of(query.Text) == Locales.Chinese) > queries.Count;
    }

    public string Name { get; }

    public BeirFiles Files { get; }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<PeerRecord> Records { get; }

    public IReadOnlyList<BeirQuery> Queries { get; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Judgements { get; }

    public bool HasQuestions { get; }

    public bool IsChinese { get; }

    public int RecordLimit => HasQuestions ? RecordsOfSeveral : RetrievalEvaluation.Depth;

    public static BeirFiles FilesIn(string folder) =>
        new(Path.Combine(folder, "corpus.jsonl"), Path.Combine(folder, "queries.jsonl"), Path.Combine(folder, "qrels.tsv"));

    public static async Task<PeerSet> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var files = FilesIn(folder);
        var articles = await BeirCorpus.ReadArticlesAsync(files.Corpus, cancellationToken).ToListAsync(cancellationToken);
        var judgements = await BeirCorpus.ReadQrelsAsync(files.Qrels, cancellationToken);
        var queries = await BeirCorpus.ReadQueriesAsync(files.Queries, cancellationToken)
            .Where(query => judgements.TryGetValue(query.Id, out var grades) && grades.Count > 0)
            .ToListAsync(cancellationToken);
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), files, articles, queries, judgements);
    }

    private static IEnumerable<PeerRecord> RecordsOf(Article article, int number) =>
        article.Questions.Select(question => new PeerRecord(number, question, "")).Prepend(new(number, article.Title, article.Body));
}

/// <summary>What a peer indexes; <paramref name="Article"/> is the place of its article in the set.</summary>
internal sealed record PeerRecord(int Article, string Title, string Text);
