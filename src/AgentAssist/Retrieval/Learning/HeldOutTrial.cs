using AgentAssist.Knowledge;

namespace AgentAssist.Retrieval.Learning;

/// <summary>Asks a knowledge its own questions, those asked taken out first, and again with the article that answers them taken out.</summary>
internal sealed class HeldOutTrial(KnowledgeIndex index, RetrievalOptions options, DateTimeOffset at, int degree)
{
    /// <summary>From how many questions on an article lends one: it must stay findable without.</summary>
    private const int FewestQuestions = 3;

    /// <summary>A small knowledge is asked in four turns, a quarter of its questions each; for a large one a quarter is plenty.</summary>
    private const int Turns = 4;
    private const int LargeFrom = 4_000;
    private const int MostAsked = 1_000;

    /// <summary>What came of it.</summary>
    public List<Observation> Run(CancellationToken cancellationToken)
    {
        var articles = index.Current().ToList();
        var large = articles.Sum(article => article.Questions.Count) >= LargeFrom;
        List<Observation> observations = [];
        for (var turn = 0; turn < (large ? 1 : Turns); turn++)
            Ask(articles, turn, observations, cancellationToken);
        return observations;
    }

    private void Ask(List<Article> articles, int turn, List<Observation> observations, CancellationToken cancellationToken)
    {
        List<(int Article, string Question)> asked = [];
        List<Article> left = new(articles.Count);
        foreach (var (number, article) in articles.Index())
        {
            bool IsAsked(int question) => article.Questions.Count >= FewestQuestions && (question + number) % Turns == turn;
            asked.AddRange(article.Questions.Where((_, i) => IsAsked(i)).Select(question => (number, question)));
            left.Add(article with { Questions = [.. article.Questions.Where((_, i) => !IsAsked(i))] });
        }

        if (asked.Count == 0)
            return;
        var reduced = KnowledgeIndex.Build(left, index.Version, withVectors: options.DenseWeight > 0, index.Words);
        reduced = reduced.With(new Learned([.. reduced.Parts.Select(part => ArticleLearner.Learn(reduced, part, degree, cancellationToken))], ConfidenceCurve.Default));
        var stride = Math.Max(1, asked.Count / MostAsked);
        for (var i = 0; i < asked.Count; i += stride)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (article, question) = asked[i];
            SearchQuery query = new(question) { At = at, Region = articles[article].Regions is [var region, ..] ? region : null, Audience = articles[article].Audience };
            if (!articles[article].Valid.Covers(at))
                continue;
            Observe(new KnowledgeSearch(reduced, options).Probe(query, without: null), article, answerable: true, observations);
            Observe(new KnowledgeSearch(reduced, options).Probe(query, without: article), article, answerable: false, observations);
        }
    }

    private static void Observe((int Article, Evidence Evidence)? found, int expected, bool answerable, List<Observation> observations)
    {
        if (found is var (article, evidence))
            observations.Add(new(evidence, article == expected, answerable));
    }
}
