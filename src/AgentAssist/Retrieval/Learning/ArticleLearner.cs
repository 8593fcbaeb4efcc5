namespace AgentAssist.Retrieval.Learning;

/// <summary>Learns a linear model for each article of one language that has questions enough.</summary>
internal static class ArticleLearner
{
    /// <summary>From how many questions on an article has a model: with fewer, its questions alone find it better.</summary>
    public const int FewestQuestions = 5;

    private const double Cost = 20;

    /// <summary>How many examples all models together look at in a round, at most; with more articles each sees fewer of the others' questions.</summary>
    private const int Looks = 4_000_000;

    /// <summary>How many weights all models together keep, at most: 8 bytes each.</summary>
    private const int MostWeights = 4_000_000;

    /// <summary>The models, or <see langword="null"/> where no two articles have questions enough.</summary>
    /// <param name="part">The language.</param>
    /// <param name="degree">How many cores may be used.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static ArticleModels? Learn(LanguagePart part, int degree, CancellationToken cancellationToken)
    {
        var articles = part.QuestionStarts.Length - 1;
        var taught = Enumerable.Range(0, articles).Where(article => part.QuestionStarts[article + 1] - part.QuestionStarts[article] >= FewestQuestions).ToArray();
        if (taught.Length < 2)
            return null;

        var normal = part.QuestionTexts.Select(TextNormaliser.Default.Normalise).ToArray();
        var owners = new int[normal.Length];
        for (var article = 0; article < articles; article++)
            owners.AsSpan(part.QuestionStarts[article], part.QuestionStarts[article + 1] - part.QuestionStarts[article]).Fill(article);
        FeatureSpace space = new(part.Spelled, part.Lexicon, normal);
        var examples = normal.Select(space.VectorOf).ToArray();
        ArticleModels.Builder models = new(space, articles);
        var others = Math.Max(50, Looks / taught.Length);
        Parallel.ForEach(taught, new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken }, () => new float[space.Count],
            (article, _, weights) =>
            {
                Array.Clear(weights);
                var chosen = Choose(part, article, normal.Length, others);
                var bias = LogisticTrainer.Train(examples, chosen, example => owners[example] == article, Cost, weights);
                models.Add(article, bias, weights, MostWeights / taught.Length);
                return weights;
            },
            static _ => { });
        return models.Build();
    }

    /// <summary>The article's own questions and others': all where they are few enough, else evenly spread.</summary>
    private static int[] Choose(LanguagePart part, int article, int all, int others)
    {
        var (from, to) = (part.QuestionStarts[article], part.QuestionStarts[article + 1]);
        if (all - (to - from) <= others)
            return [.. Enumerable.Range(0, all)];
        var stride = (double)all / others;
        return [.. Enumerable.Range(from, to - from), .. Enumerable.Range(0, others).Select(i => (int)(i * stride)).Where(i => i < from || i >= to)];
    }
}
