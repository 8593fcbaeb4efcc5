using System.Text.Json;
using AgentAssist.Assist;
using Microsoft.AspNetCore.Mvc;

namespace AgentAssist.Web.Api;

/// <summary>What a call that writes is answered: a status with a body, or a problem.</summary>
internal sealed record ApiAnswer(int Status, string? Json, ProblemDetails? Problem = null)
{
    /// <summary>Done, with nothing to tell.</summary>
    public static ApiAnswer Nothing { get; } = new(StatusCodes.Status204NoContent, null);

    /// <summary>There is no such thing.</summary>
    public static ApiAnswer NotFound { get; } = Of(ApiProblems.OfStatus(StatusCodes.Status404NotFound));

    /// <summary>Done, and this is what it is.</summary>
    public static ApiAnswer Of<T>(int status, T body) => new(status, JsonSerializer.Serialize(body, AssistWire.Json));

    /// <summary>Not done.</summary>
    public static ApiAnswer Of(ProblemDetails problem) => new(problem.Status!.Value, null, problem);

    public IResult ToResult() => this switch
    {
        { Problem: { } problem } => TypedResults.Problem(problem),
        { Json: { } json } => TypedResults.Text(json, "application/json", statusCode: Status),
        _ => TypedResults.StatusCode(Status),
    };
}
