using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Finds what a turn asks: the turn as it is, each of two questions in it, the clause of a story that asks, or what the talk was about before.</summary>
/// <remarks>The plainest reading that the knowledge answers wins; only where none does, the next one is tried.</remarks>
public sealed class QuestionFinder(IRetriever retriever)
{
    private const int Limit = 5;

    /// <summary>A reading that leaves words out must be surer than one that leaves none.</summary>
    private const double PartOfTurn = 0.95;

    internal async ValueTask<SearchResult> FindAsync(AssistRequest request, CancellationToken cancellationToken)
    {
        if (SmallTalk.IsOnly(request.Text))
            return new([], Answerability.None, 0, 0);

        var whole = await SearchAsync(request.Text, request, cancellationToken);
        if (QuestionReader.IsAside(request.Text) && await WithSubjectAsync(request, whole, cancellationToken) is { } continued)
            return continued;
        if (await EachAsync(request, whole, cancellationToken) is { } several)
            return several;
        return whole.Answerability == Answerability.Answered ? whole : await WithinAsync(request, whole, cancellationToken);
    }

    /// <summary>"How much?" after a talk about moving house: the subject comes from the customer's turns before, the nearest first.</summary>
    private async ValueTask<SearchResult?> WithSubjectAsync(AssistRequest request, SearchResult alone, CancellationToken cancellationToken)
    {
        SearchResult? best = null;
        var worth = alone.Answerability == Answerability.Answered && !QuestionReader.IsBare(request.Text) ? alone.Confidence : 0;
        foreach (var subject in QuestionReader.Subjects(request.History))
        {
            var found = await SearchAsync($"{subject} {request.Text}", request, cancellationToken);
            if (found.Answerability == Answerability.Answered && found.Confidence > worth)
                (best, worth) = (found, found.Confidence);
        }

        return best;
    }

    /// <summary>Two questions in one turn, each answered by an article of its own.</summary>
    private async ValueTask<SearchResult?> EachAsync(AssistRequest request, SearchResult whole, CancellationToken cancellationToken)
    {
        var questions = QuestionReader.Questions(request.Text);
        if (questions.Count < 2)
            return null;
        List<SearchResult> answered = [];
        foreach (var question in questions)
        {
            var found = await SearchAsync(question, request, cancellationToken);
            if (found.Answerability == Answerability.Answered && !answered.Exists(other => other.Articles[0].Article.Id == found.Articles[0].Article.Id))
                answered.Add(found);
        }

        return answered.Count < 2 ? null : Together(answered, whole);
    }

    /// <summary>A story dilutes what it asks: where one of its clauses alone leads to the same article, that is as sure as the clause.</summary>
    private async ValueTask<SearchResult> WithinAsync(AssistRequest request, SearchResult whole, CancellationToken cancellationToken)
    {
        if (whole.Articles is not [var first, ..])
            return whole;
        foreach (var reading in QuestionReader.Clauses(request.Text))
        {
            var found = await SearchAsync(reading, request, cancellationToken);
            if (found.Confidence * PartOfTurn > whole.Confidence && found.Articles[0].Article.Id == first.Article.Id)
                whole = whole with { Confidence = found.Confidence * PartOfTurn, Answerability = found.Answerability };
        }

        return whole;
    }

    /// <summary>The answers side by side, then what else was found.</summary>
    private static SearchResult Together(List<SearchResult> answered, SearchResult whole)
    {
        List<ScoredArticle> articles = [.. answered.Select(found => found.Articles[0])];
        foreach (var hit in answered.SelectMany(found => found.Articles.Skip(1)).Concat(whole.Articles).OrderByDescending(hit => hit.Score))
        {
            if (articles.Count < Limit && !articles.Exists(other => other.Article.Id == hit.Article.Id))
                articles.Add(hit);
        }

        return new(articles, Answerability.Answered, answered.Min(found => found.Confidence), whole.IndexVersion) { Answers = answered.Count };
    }

    private ValueTask<SearchResult> SearchAsync(string text, AssistRequest request, CancellationToken cancellationToken) => retriever.SearchAsync(
        new SearchQuery(text)
        {
            Locale = request.Locale,
            At = request.At,
            Region = request.Customer.Region,
            Products = request.Customer.Products,
            Limit = Limit,
        },
        cancellationToken);
}
