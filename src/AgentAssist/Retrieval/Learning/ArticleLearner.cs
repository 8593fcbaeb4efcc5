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
    /// <param name="index">The knowledge.</param>
    /// <param name="part">The language.</param>
    /// <param name="degree">How many cores may be used.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static ArticleModels? Learn(KnowledgeIndex index, LanguagePart part, int degree, CancellationToken cancellationToken)
    {
        var articles = part.QuestionStarts.Length - 1;
        var taught = Enumerable.Range(0, articles).Where(article => part.QuestionStarts[article + 1] - part.QuestionStarts[article] >= FewestQuestions).ToArray();
        if (taught.Length < 2)
            return null;

        List<string> normal = [];
        List<int> owners = [];
        var starts = new int[articles + 1];
        for (var article = 0; article < articles; article++)
        {
            foreach (var text in Examples(index, part, article))
            {
                normal.Add(TextNormaliser.Default.Normalise(text));
                owners.Add(article);
            }

            starts[article + 1] = normal.Count;
        }

        FeatureSpace space = new(text => LearningFeatures.Of(text, part.Spelled, part.Lexicon), normal);
        var examples = normal.Select(space.VectorOf).ToArray();
        ArticleModels.Builder models = new(space, articles);
        var others = Math.Max(50, Looks / taught.Length);
        Parallel.ForEach(taught, new ParallelOptions { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken }, () => new float[space.Count],
            (article, _, weights) =>
            {
                Array.Clear(weights);
                var chosen = Choose(starts[article], starts[article + 1], normal.Count, others);
                var bias = LogisticTrainer.Train(examples, chosen, example => owners[example] == article, Cost, weights);
                models.Add(article, bias, weights, MostWeights / taught.Length);
                return weights;
            },
            static _ => { });
        return models.Build();
    }

    /// <summary>What an article's questions look like: those it has, and what its text says, for customers ask about that too.</summary>
    private static IEnumerable<string> Examples(KnowledgeIndex index, LanguagePart part, int article)
    {
        var (from, to) = (part.QuestionStarts[article], part.QuestionStarts[article + 1]);
        var own = index.Articles[part.First + article];
        return part.QuestionTexts[from..to].Concat(
            own.Keywords.Append(own.Reply ?? "").Concat(index.PassagesOf(part.First + article).Select(passage => $"{passage.Heading}\n{passage.Text}"))
                .Where(text => text.Length > 0 && TextFeatures.IsSpelled(text) == part.Spelled));
    }

    /// <summary>The article's own questions and others': all where they are few enough, else evenly spread.</summary>
    private static int[] Choose(int from, int to, int all, int others)
    {
        if (all - (to - from) <= others)
            return [.. Enumerable.Range(0, all)];
        var stride = (double)all / others;
        return [.. Enumerable.Range(from, to - from), .. Enumerable.Range(0, others).Select(i => (int)(i * stride)).Where(i => i < from || i >= to)];
    }
}
