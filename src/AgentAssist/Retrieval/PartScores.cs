using System.Buffers;
using AgentAssist.Retrieval.Learning;

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
    private readonly QuestionForm form;
    private readonly ArticleModels? models;
    private readonly Lazy<Grounding> grounding;
    private readonly float[] margins;
    private float[]? queryVector;

    /// <summary>Scores a normalised query.</summary>
    public PartScores(LanguagePart part, ArticleModels? models, string normal)
    {
        this.part = part;
        this.models = models;
        features = part.FeaturesOf(normal);
        form = part.Forms.Form(normal, features);
        grounding = new(() => new(part, normal), isThreadSafe: false);
        questions = Score(part.Questions, features, asPassage: false);
        passages = Score(part.Passages, features, asPassage: true);
        margins = models?.Margins(normal) ?? [];
    }

    /// <summary>Raises each article's entry to how well its questions match here, and how well its text; what it lacks stays below 0.</summary>
    public void Raise(Span<float> byQuestion, Span<float> byText)
    {
        byQuestion = byQuestion.Slice(part.First, part.Articles);
        byText = byText.Slice(part.First, part.Articles);
        if (part.Questions.Count > 0)
        {
            Span<int> best = stackalloc int[Best];
            var starts = part.QuestionStarts;
            for (var article = 0; article < byQuestion.Length; article++)
            {
                var (from, to) = (starts[article], starts[article + 1]);
                if (from == to)
                    continue;
                var score = part.Spelled && to - from > 1 ? Mean(questions, best[..Top(from, to, best)]) : Highest(questions, from, to);
                byQuestion[article] = Math.Max(byQuestion[article], score);
            }
        }

        if (part.Passages.Count > 0)
        {
            var starts = part.PassageStarts;
            for (var article = 0; article < byText.Length; article++)
            {
                if (starts[article] < starts[article + 1])
                    byText[article] = Math.Max(byText[article], Text(starts[article], starts[article + 1]));
            }
        }
    }

    /// <summary>How well a text matches: first of all as a whole, then its lead, then the best of its passages.</summary>
    private float Text(int from, int to)
    {
        var (whole, lead, best) = (-1f, -1f, 0f);
        for (var i = from; i < to; i++)
        {
            if (part.PassageNumbers[i] == LanguagePart.Whole)
                whole = passages[i];
            else if (part.PassageNumbers[i] == LanguagePart.Lead)
                lead = passages[i];
            else
                best = Math.Max(best, passages[i]);
        }

        return whole < 0 ? Math.Max(lead, best) : ((4 * whole) + (2 * Math.Max(lead, 0)) + best) / (lead < 0 ? 5 : 7);
    }

    /// <summary>How well an article's questions match when they are seen closer; only those that keywords put first are. Below 0 where it has none.</summary>
    public float Refined(int article, float denseWeight)
    {
        var (from, to) = part.QuestionsOf(article);
        if (from == to)
            return -1;
        Span<int> best = stackalloc int[Best];
        best = best[..Top(from, to, best)];
        var (sum, highest) = (0f, 0f);
        foreach (var question in best)
        {
            var keyword = part.Vectors is { } vectors && denseWeight > 0
                ? RankFusion.Fuse(questions[question], vectors.Similarity(QueryVector(), question), denseWeight)
                : questions[question];
            var refined = part.Forms.Compare(form, question).Refine(keyword);
            sum += refined;
            highest = Math.Max(highest, refined);
        }

        return part.Spelled ? sum / best.Length : highest;
    }

    /// <summary>The question of an article that matches best, with its score.</summary>
    public (string? Text, float Score) BestQuestion(int article)
    {
        Span<int> best = stackalloc int[1];
        var (from, to) = part.QuestionsOf(article);
        return Top(from, to, best) == 0 || questions[best[0]] <= 0
            ? (null, 0)
            : (part.QuestionTexts[best[0]], questions[best[0]]);
    }

    /// <summary>How much of the question an article speaks of anywhere, and the weight of the heaviest word that it does not.</summary>
    public (float Held, float Missing) Grounded(int article) => part.Covers(article) ? grounding.Value.In(article) : (0, 1);

    /// <summary>How sure the article's learned model is, 0 to 1, or <see langword="null"/> where it has none.</summary>
    public float? Learned(int article) =>
        part.Covers(article) && models?.MarginOf(article - part.First, margins) is { } margin ? 1 / (1 + MathF.Exp(-margin / 2)) : null;

    /// <summary>What of the question the best matching question of an article shares: common to both, of what either holds.</summary>
    public float Overlap(int article)
    {
        Span<int> best = stackalloc int[Best];
        var (from, to) = part.QuestionsOf(article);
        var overlap = 0f;
        foreach (var question in best[..Top(from, to, best)])
            overlap = Math.Max(overlap, part.Forms.Compare(form, question).Overlap);
        return overlap;
    }

    /// <summary>Writes the scores of an article's passages into <paramref name="target"/>, by the passages' numbers.</summary>
    public void PassagesOf(int article, Span<float> target)
    {
        var (from, to) = part.PassagesOf(article);
        for (var i = from; i < to; i++)
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

    /// <summary>What speaks for the best passage of an article answering the question, 0 to 1.</summary>
    public float PassageEvidence(int article)
    {
        var (from, to) = part.PassagesOf(article);
        var best = -1;
        for (var i = from; i < to; i++)
        {
            // Words scattered over a whole text are enough to find it, not to trust it.
            if (part.PassageNumbers[i] != LanguagePart.Whole && (best < 0 || passages[i] > passages[best]))
                best = i;
        }

        return best < 0 ? 0 : (Math.Min(1, passages[best]) + (2 * Coverage.OfPassage(features, best, part))) / 3;
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
