using System.Buffers;

namespace AgentAssist.Retrieval;

/// <summary>How well each question and passage of one language matches a query, 0 to about 1. Holds pooled arrays until disposed.</summary>
internal sealed class PartScores : IDisposable
{
    /// <summary>
    /// How many questions of an article are looked at. English takes the mean of the best three: there customers' wordings vary more than their words.
    /// </summary>
    private const int Best = 3;

    private readonly LanguagePart part;
    private readonly float[] questions;
    private readonly float[] passages;
    private readonly List<TextFeature> features;
    private float[]? queryVector;

    /// <summary>Scores a normalised query.</summary>
    public PartScores(LanguagePart part, string normal)
    {
        this.part = part;
        features = TextFeatures.Of(normal, part.Spelled);
        questions = Score(part.Questions, features, asPassage: false);
        passages = Score(part.Passages, features, asPassage: true);
    }

    /// <summary>Raises each article's entry to how well its questions match here, and how well the best of its passages.</summary>
    public void Raise(Span<float> byQuestion, Span<float> byPassage)
    {
        if (part.Questions.Count > 0)
        {
            Span<int> best = stackalloc int[Best];
            var starts = part.QuestionStarts;
            for (var article = 0; article < byQuestion.Length; article++)
            {
                var (from, to) = (starts[article], starts[article + 1]);
                var score = part.Spelled && to - from > 1 ? Mean(questions, best[..Top(from, to, best)]) : Highest(questions, from, to);
                byQuestion[article] = Math.Max(byQuestion[article], score);
            }
        }

        if (part.Passages.Count > 0)
        {
            var starts = part.PassageStarts;
            for (var article = 0; article < byPassage.Length; article++)
                byPassage[article] = Math.Max(byPassage[article], Highest(passages, starts[article], starts[article + 1]));
        }
    }

    /// <summary>How well an article's questions match when the vectors have their say; only the questions that keywords put first are compared.</summary>
    public float FusedQuestion(int article, float denseWeight)
    {
        var (from, to) = (part.QuestionStarts[article], part.QuestionStarts[article + 1]);
        if (from == to)
            return 0;
        Span<int> best = stackalloc int[Best];
        best = best[..Top(from, to, best)];
        if (part.Vectors is not { } vectors || denseWeight == 0)
            return part.Spelled ? Mean(questions, best) : questions[best[0]];
        var (sum, highest) = (0f, 0f);
        foreach (var question in best)
        {
            var fused = RankFusion.Fuse(questions[question], vectors.Similarity(QueryVector(), question), denseWeight);
            sum += fused;
            highest = Math.Max(highest, fused);
        }

        return part.Spelled ? sum / best.Length : highest;
    }

    /// <summary>The question of an article that matches best, with its score.</summary>
    public (string? Text, float Score) BestQuestion(int article)
    {
        Span<int> best = stackalloc int[1];
        return Top(part.QuestionStarts[article], part.QuestionStarts[article + 1], best) == 0 || questions[best[0]] <= 0
            ? (null, 0)
            : (part.QuestionTexts[best[0]], questions[best[0]]);
    }

    /// <summary>What speaks for an article answering the question, 0 to 1: the better of its best question and its best passage.</summary>
    public float Evidence(int article, float denseWeight) =>
        Math.Max(QuestionEvidence(article, denseWeight), PassageEvidence(article));

    /// <summary>Writes the scores of an article's passages into <paramref name="target"/>, by the passages' numbers.</summary>
    public void PassagesOf(int article, Span<float> target)
    {
        for (var i = part.PassageStarts[article]; i < part.PassageStarts[article + 1]; i++)
        {
            if (part.PassageNumbers[i] >= 0)
                target[part.PassageNumbers[i]] = passages[i];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(questions);
        ArrayPool<float>.Shared.Return(passages);
    }

    private float QuestionEvidence(int article, float denseWeight)
    {
        var (text, _) = BestQuestion(article);
        if (text is null)
            return 0;
        var coverage = Coverage.Between(features, part.FeaturesOf(text), part.Questions);
        return ConfidenceModel.OfQuestion(FusedQuestion(article, denseWeight), coverage);
    }

    private float PassageEvidence(int article)
    {
        var (from, to) = (part.PassageStarts[article], part.PassageStarts[article + 1]);
        var best = -1;
        for (var i = from; i < to; i++)
        {
            // Words scattered over a whole text are enough to find it, not to trust it.
            if (part.PassageNumbers[i] != LanguagePart.Whole && (best < 0 || passages[i] > passages[best]))
                best = i;
        }

        return best < 0 ? 0 : ConfidenceModel.OfPassage(passages[best], Coverage.OfPassage(features, best, part));
    }

    private static float[] Score(KeywordIndex index, List<TextFeature> features, bool asPassage)
    {
        var scores = ArrayPool<float>.Shared.Rent(Math.Max(1, index.Count));
        var used = scores.AsSpan(0, index.Count);
        used.Clear();
        var query = index.Query(features);
        var self = index.SelfScore(query, asPassage);
        if (self > 0)
        {
            index.Score(query, used);
            System.Numerics.Tensors.TensorPrimitives.Divide(used, self, used);
        }

        return scores;
    }

    /// <summary>The best questions among a range, best first; the earlier of equals.</summary>
    private int Top(int from, int to, Span<int> best)
    {
        var count = 0;
        for (var i = from; i < to; i++)
        {
            var at = count;
            while (at > 0 && questions[i] > questions[best[at - 1]])
                at--;
            if (at == best.Length)
                continue;
            count = Math.Min(count + 1, best.Length);
            for (var j = count - 1; j > at; j--)
                best[j] = best[j - 1];
            best[at] = i;
        }

        return count;
    }

    private static float Highest(float[] scores, int from, int to)
    {
        var highest = 0f;
        for (var i = from; i < to; i++)
            highest = Math.Max(highest, scores[i]);
        return highest;
    }

    private static float Mean(float[] scores, ReadOnlySpan<int> documents)
    {
        var sum = 0f;
        foreach (var document in documents)
            sum += scores[document];
        return documents.Length == 0 ? 0 : sum / documents.Length;
    }

    private float[] QueryVector()
    {
        if (queryVector is null)
        {
            queryVector = new float[Models.HashingEmbeddingGenerator.Dimensions];
            part.Embedder.Embed([.. features], queryVector);
        }

        return queryVector;
    }
}
