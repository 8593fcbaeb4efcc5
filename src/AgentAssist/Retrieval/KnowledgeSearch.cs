using System.Buffers;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval.Learning;

namespace AgentAssist.Retrieval;

/// <summary>One search over one state of the knowledge.</summary>
internal sealed class KnowledgeSearch(KnowledgeIndex index, RetrievalOptions options)
{
    /// <summary>How many articles go on from the keywords to the closer comparison, at least.</summary>
    private const int Candidates = 30;

    /// <summary>Where the customer's region is not known, a rule for one region counts a little less than the rule for all.</summary>
    private const float RegionUnknown = 0.9f;

    /// <summary>Where it is known, the rule for that region goes before the general one.</summary>
    private const float RegionMatches = 1.05f;

    /// <summary>How many of the best are looked at for a word that turns the question round, and what is left of the score of one that has it.</summary>
    private const int LookedAt = 5;
    private const float TurnedRound = 0.8f;

    /// <summary>What a learned model counts beside the words.</summary>
    private const float LearnedWeight = 0.8f;

    /// <summary>An answer stands out from the field: how far down the field is looked for.</summary>
    private const int Field = 5;

    /// <summary>Marks what an article does not have.</summary>
    private const float Absent = -1;

    private readonly float textWeight = (float)options.TextWeight;

    private int? left;

    /// <summary>The articles that fit, best first.</summary>
    public SearchResult Run(SearchQuery query, Vocabulary vocabulary)
    {
        if (query.Limit < 1 || TextNormaliser.Default.SaysNothing(query.Text))
            return new([], Answerability.None, 0, index.Version);
        var normal = index.Words.Read(query.Text);
        using Scoring scoring = new(index, normal);
        var ranked = Rank(scoring.Parts, new(query, vocabulary), Math.Max(Candidates, query.Limit));
        return Answer(ranked, scoring.Parts, normal, query);
    }

    /// <summary>The first article found, by number, and what speaks for it; <see langword="null"/> where nothing is found.</summary>
    /// <param name="query">The question.</param>
    /// <param name="without">The number of an article that is not to be found.</param>
    public (int Article, Evidence Evidence)? Probe(SearchQuery query, int? without)
    {
        left = without;
        var normal = index.Words.Read(query.Text);
        using Scoring scoring = new(index, normal);
        var ranked = Rank(scoring.Parts, new(query, Vocabulary.Empty), Candidates);
        return ranked.Count == 0 ? null : (ranked[0].Article, EvidenceFor(ranked, scoring.Parts));
    }

    private List<Candidate> Rank(PartScores[] scores, QueryScope scope, int keep)
    {
        var count = index.Articles.Count;
        var rented = ArrayPool<float>.Shared.Rent(2 * Math.Max(1, count));
        try
        {
            var questions = rented.AsSpan(0, count);
            var texts = rented.AsSpan(count, count);
            rented.AsSpan(0, 2 * count).Fill(Absent);
            foreach (var part in scores)
                part.Raise(questions, texts);

            var best = Best(questions, texts, scope, keep);
            List<Candidate> ranked = new(best.Count);
            foreach (var (article, _) in best.UnorderedItems)
                ranked.Add(new(article, RegionFactor(article, scope) * WithLearned(scores, article, Combine(Refined(scores, article), texts[article]))));
            ranked.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Article.CompareTo(b.Article));
            return ranked;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>The articles that keywords put first. Only those good enough so far are asked whether they may be shown: few are.</summary>
    private PriorityQueue<int, float> Best(ReadOnlySpan<float> questions, ReadOnlySpan<float> texts, QueryScope scope, int keep)
    {
        PriorityQueue<int, float> best = new(keep + 1);
        var floor = 0f;
        for (var article = 0; article < questions.Length; article++)
        {
            var score = Combine(questions[article], texts[article]);
            if (score * RegionMatches <= floor)
                continue;
            score *= RegionFactor(article, scope);
            if (score <= floor || article == left || index.Gone.Contains(article) || !index.Filter.Admits(article, scope))
                continue;
            if (best.Count < keep)
                best.Enqueue(article, score);
            else
                best.EnqueueDequeue(article, score);
            if (best.Count == keep && best.TryPeek(out _, out var lowest))
                floor = lowest;
        }

        return best;
    }

    private SearchResult Answer(List<Candidate> ranked, PartScores[] scores, string normal, SearchQuery query)
    {
        if (ranked.Count == 0)
            return new([], Answerability.None, 0, index.Version);
        PutBackOpposites(ranked, scores, normal);
        ranked = PreferLanguage(ranked, scores, query.Locale ?? Locales.Of(query.Text));
        var confidence = Confidence(ranked, scores);
        if (ranked[0].Opposite || CommonWords.Default.SayAllOf(normal))
            confidence = Math.Min(confidence, (options.NearestFrom + options.AnsweredFrom) / 2);
        var answerability = confidence >= options.AnsweredFrom ? Answerability.Answered
            : confidence >= options.NearestFrom ? Answerability.Nearest
            : Answerability.None;
        return new([.. ranked.Take(query.Limit).Select(candidate => Describe(candidate, scores))], answerability, confidence, index.Version);
    }

    /// <summary>Articles in the question's language go first, unless none of them is even near.</summary>
    private List<Candidate> PreferLanguage(List<Candidate> ranked, PartScores[] scores, string locale)
    {
        var own = ranked.Where(candidate => index.Articles[candidate.Article].Locale == locale).ToList();
        return own.Count == 0 || own.Count == ranked.Count || Confidence(own, scores) < options.NearestFrom
            ? ranked
            : [.. own, .. ranked.Where(candidate => index.Articles[candidate.Article].Locale != locale)];
    }

    /// <summary>What asks the opposite goes behind its neighbours, and stays doubtful where it is still first.</summary>
    private void PutBackOpposites(List<Candidate> ranked, PartScores[] scores, string normal)
    {
        if (Opposites.Default.AskedBy(normal) is not { Count: > 0 } asked)
            return;
        for (var i = 0; i < Math.Min(LookedAt, ranked.Count); i++)
        {
            var article = index.Articles[ranked[i].Article];
            var match = BestQuestion(ranked[i], scores).Text;
            if (match is not null && Opposites.Contradict(asked, TextNormaliser.Default.Normalise(match), article.Questions.Append(article.Title).Select(TextNormaliser.Default.Normalise)))
                ranked[i] = ranked[i] with { Score = ranked[i].Score * TurnedRound, Opposite = true };
        }

        ranked.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Article.CompareTo(b.Article));
    }

    private double Confidence(List<Candidate> ranked, PartScores[] scores) => index.Learned.Curve.At(EvidenceFor(ranked, scores).Sum);

    /// <summary>What speaks for the first of the ranked articles.</summary>
    private static Evidence EvidenceFor(List<Candidate> ranked, PartScores[] scores)
    {
        var (article, score, _) = ranked[0];
        var (overlap, passage, held, missing) = (0f, 0f, 0f, 1f);
        float? learned = null;
        foreach (var part in scores)
        {
            overlap = Math.Max(overlap, part.Overlap(article));
            passage = Math.Max(passage, part.PassageEvidence(article));
            if (part.Grounded(article) is var grounded && grounded.Held > held)
                (held, missing) = grounded;
            if (part.Learned(article) is { } sure)
                learned = Math.Max(sure, learned ?? 0);
        }

        float Beyond(int rank) => Math.Max(0, score - (ranked.Count > rank ? ranked[rank].Score : 0));
        // What has no questions of its own, such as an imported document, is judged by its passages.
        overlap = overlap > 0 ? overlap : passage;
        return new(score, overlap, passage, Beyond(1), Beyond(Field), learned ?? score, held, missing);
    }

    private ScoredArticle Describe(Candidate candidate, PartScores[] scores)
    {
        var passages = index.PassagesOf(candidate.Article);
        var passageScores = new float[passages.Count];
        foreach (var part in scores)
            part.PassagesOf(candidate.Article, passageScores);

        return new(
            index.Articles[candidate.Article],
            Math.Clamp(candidate.Score, 0, 1),
            BestQuestion(candidate, scores).Text,
            [.. passages.Select((passage, i) => new ScoredPassage(passage, Math.Clamp(passageScores[i], 0, 1))).OrderByDescending(passage => passage.Score)]);
    }

    private static (string? Text, float Score) BestQuestion(Candidate candidate, PartScores[] scores) =>
        scores.Select(part => part.BestQuestion(candidate.Article)).MaxBy(match => match.Score);

    /// <summary>An article is found by its questions and by its text; where it has only one of the two, by that.</summary>
    private float Combine(float question, float text) =>
        question < 0 ? Math.Max(0, text) : text < 0 ? question : question + (textWeight * (text - question));

    private float Refined(PartScores[] scores, int article)
    {
        var highest = Absent;
        foreach (var part in scores)
            highest = Math.Max(highest, part.Refined(article, (float)options.DenseWeight));
        return highest;
    }

    /// <summary>Words and what was learned together. An article too new to have been learned is judged by its words, carefully.</summary>
    private float WithLearned(PartScores[] scores, int article, float words)
    {
        if (index.Learned.Models.All(models => models is null))
            return words;
        float? learned = null;
        foreach (var part in scores)
        {
            if (part.Learned(article) is { } sure)
                learned = Math.Max(sure, learned ?? 0);
        }

        return (words + (LearnedWeight * (learned ?? words * words))) / (1 + LearnedWeight);
    }

    private float RegionFactor(int article, QueryScope scope) =>
        index.Articles[article].Regions.Count == 0 ? 1 : scope.KnowsRegion ? RegionMatches : RegionUnknown;

    /// <summary>The scores of one search in every part, given back together.</summary>
    private readonly struct Scoring(KnowledgeIndex index, string normal) : IDisposable
    {
        public PartScores[] Parts { get; } = [.. index.Parts.Select((part, i) => new PartScores(part, index.Learned.Models.ElementAtOrDefault(i), normal))];

        public void Dispose()
        {
            foreach (var part in Parts)
                part.Dispose();
        }
    }

    private readonly record struct Candidate(int Article, float Score, bool Opposite = false);
}
