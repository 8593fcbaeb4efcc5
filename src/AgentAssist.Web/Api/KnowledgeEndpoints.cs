using System.ComponentModel;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AgentAssist.Web.Api;

/// <summary>Knowledge for programs.</summary>
internal static class KnowledgeEndpoints
{
    private const int MaxResults = 50;

    /// <summary>Maps <c>GET /knowledge/search</c>.</summary>
    public static void MapKnowledge(this IEndpointRouteBuilder api) => api.MapGet("/knowledge/search", SearchAsync)
        .RequireAuthorization(Policies.SignedIn)
        .WithName("searchKnowledge")
        .WithSummary("Finds the passages that bear on a question, best first.")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<PassagesData>, ProblemHttpResult>> SearchAsync(
        [Description("The question, 1 to 8,000 characters.")] string? q,
        [Description("How many articles at most, 1 to 50; 10 if not given.")] int? k,
        [Description("The moment the answer must be right for, RFC 3339 with offset; now if not given.")] string? at,
        [Description("The customer's region.")] string? region,
        [Description("The customer's products.")] string[]? product,
        HttpContext context, IRetriever retriever, TimeProvider time, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(q))
            return TypedResults.Problem(ApiProblems.Create(400, "knowledge.queryMissing", "The parameter 'q' is missing.", "q"));
        if (q.Length > AssistRequest.MaxTextLength)
            return TypedResults.Problem(ApiProblems.Create(400, "knowledge.queryTooLong", $"The question has {q.Length} characters; at most {AssistRequest.MaxTextLength} are taken.", "q"));
        if (k is < 1 or > MaxResults)
            return TypedResults.Problem(ApiProblems.Create(400, "request.malformed", $"The parameter 'k' is {k}; it must be 1 to {MaxResults}.", "k"));
        var moment = OffsetTimeConverter.Parse(at);
        if (!string.IsNullOrEmpty(at) && moment is null)
            return TypedResults.Problem(ApiProblems.Create(400, "request.malformed", "The parameter 'at' is no moment such as 2026-11-23T09:00:00+08:00, with its offset.", "at"));
        var query = new SearchQuery(q)
        {
            Locale = Locales.Of(q),
            At = moment ?? time.GetUtcNow(),
            Region = region,
            Products = product ?? [],
            Audience = CallerFactory.TryFrom(context.User)!.Sees(),
            Limit = k ?? 10,
        };
        var found = await retriever.SearchAsync(query, cancellationToken);
        var passages = found.Articles.Select((hit, i) => new Evidence(
            i + 1, EvidenceKind.Passage, hit.Article.Id, hit.Article.Title, hit.Passages.Count > 0 ? hit.Passages[0].Passage.Text : hit.Article.Title, hit.Score, null));
        return TypedResults.Ok(new PassagesData([.. passages]));
    }
}
