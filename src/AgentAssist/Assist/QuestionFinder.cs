using AgentAssist.Retrieval;
using AgentAssist.Tickets.Fields;

namespace AgentAssist.Assist;

/// <summary>Finds what a turn asks: the turn as it is, each of two questions in it, or what the talk was about before.</summary>
/// <remarks>
/// A story is searched for as a whole: an article's text and what was learned from it pick the question out of what is told around it. Searching
/// for the story's clauses one by one was measured, and finds fewer right articles: a clause alone fits somewhere by chance.
/// </remarks>
public sealed class QuestionFinder(IRetriever retriever)
{
    private const int Limit = 5;

    /// <summary>What was said longer ago must fit better by so much to be what is meant.</summary>
    private const double Farther = 0.05;
    private const double Sure = 0.9;

    internal async ValueTask<SearchResult> FindAsync(AssistRequest request, CancellationToken cancellationToken)
    {
        if (request.AsksNothing)
            return new([], Answerability.None, 0, 0);

        var whole = await SearchAsync(request.Text, request, cancellationToken);
        if (await OfThenAsync(request, whole, cancellationToken) is { } past)
            return past;
        return await EachAsync(request, whole, cancellationToken) ?? await WithSubjectAsync(request, whole, cancellationToken);
    }

    /// <summary>Finds what the talk as a whole is about: what was told first, and all that was told, where they say more than the last turn.</summary>
    internal async ValueTask<SearchResult> FindSubjectAsync(AssistRequest request, SearchResult found, CancellationToken cancellationToken)
    {
        if (request.History.Count == 0)
            return found;
        var matters = QuestionReader.Matters(request.Talk());
        // Who only gave an address or a number asked nothing by it.
        var best = matters.Count == 0 || matters[^1].Last ? found : new SearchResult([], Answerability.None, 0, found.IndexVersion);
        foreach (var subject in QuestionReader.Subjects(matters))
        {
            var whole = await SearchAsync(subject, request, cancellationToken);
            if (whole.Confidence >= best.Confidence + (ReferenceEquals(best, found) ? Farther : 0))
                best = whole;
        }

        // Few words name a matter only where they leave no doubt: "cancel my line" does, "it is down again" does not.
        if (matters.Count > 1 && QuestionReader.IsShort(matters[0].Text) && await SearchAsync(matters[0].Text, request, cancellationToken) is { Confidence: >= Sure } first && first.Confidence > best.Confidence)
            best = first;
        return best;
    }

    /// <summary>"What did it cost in 2025?": a rule that was in force then and is no longer, where it answers better than today's.</summary>
    private async ValueTask<SearchResult?> OfThenAsync(AssistRequest request, SearchResult now, CancellationToken cancellationToken)
    {
        if (QuestionReader.YearNamed(request.Text, request.At) is not { } then)
            return null;
        var found = await SearchAsync(request.Text, request with { At = then }, cancellationToken);
        return found.Articles is [var first, ..] && !first.Article.Valid.Covers(request.At) && found.Confidence > now.Confidence ? found : null;
    }

    /// <summary>"How much?" after a talk about moving house: the subject comes from the customer's turns before, the nearest first.</summary>
    private async ValueTask<SearchResult> WithSubjectAsync(AssistRequest request, SearchResult alone, CancellationToken cancellationToken)
    {
        if (!QuestionReader.IsAside(request.Text))
            return TellsWhatWasTried(request) ? await FindSubjectAsync(request, alone, cancellationToken) : alone;

        // A turn that names nothing is not understood alone, whatever it happens to match.
        var best = QuestionReader.IsBare(request.Text) ? null : alone;
        foreach (var subject in QuestionReader.Subjects(request.History))
        {
            var question = $"{subject} {request.Text}";
            var found = await SearchAsync(question, request, cancellationToken);
            if (best is null || found.Confidence > best.Confidence + Farther)
                best = found with { Questions = [question] };
        }

        return best ?? alone;
    }

    // "I have unplugged it twice already" says nothing of what is wrong; what was told before does.
    private static bool TellsWhatWasTried(AssistRequest request) =>
        request.History.Count > 0 && (DemandReader.Read(request.Text).Tried || TriedField.Read(TalkTurn.Of([new HistoryTurn(Speaker.Customer, request.Text)])) is not null);

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
                answered.Add(found with { Questions = [question] });
        }

        return answered.Count < 2 ? null : Together(answered, whole);
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

        return new(articles, Answerability.Answered, answered.Min(found => found.Confidence), whole.IndexVersion) { Questions = [.. answered.SelectMany(found => found.Questions)] };
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
