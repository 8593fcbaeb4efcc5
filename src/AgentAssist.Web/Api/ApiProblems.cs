using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace AgentAssist.Web.Api;

/// <summary>Everything that goes wrong for a program is problem details with a stable <c>code</c>.</summary>
internal static class ApiProblems
{
    /// <summary>Problem details with <paramref name="code"/>.</summary>
    public static ProblemDetails Create(int status, string code, string title, string? field = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Extensions = { ["code"] = code } };
        if (field is not null)
            problem.Extensions["field"] = field;
        return problem;
    }

    /// <summary>The problem that a bare status stands for.</summary>
    public static ProblemDetails OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Create(status, "auth.missing", "Sign in, or send an API key as a bearer token."),
        StatusCodes.Status403Forbidden => Create(status, "auth.forbidden", "This key or person may not do that."),
        StatusCodes.Status404NotFound => Create(status, "notFound", "There is nothing here."),
        StatusCodes.Status405MethodNotAllowed => Create(status, "request.methodNotAllowed", "This address does not take that method."),
        StatusCodes.Status413PayloadTooLarge => Create(status, "request.tooLarge", "The request's body is larger than this server takes."),
        StatusCodes.Status415UnsupportedMediaType => Create(status, "request.mediaType", "Send the body as application/json."),
        StatusCodes.Status429TooManyRequests => Create(status, "request.rateLimited", "Too many calls in a minute; wait as long as Retry-After says."),
        >= 400 and < 500 => Create(status, "request.malformed", "The request cannot be read."),
        _ => Create(status, "server.failed", "The server could not do this. Nothing was changed."),
    };

    /// <summary>Writes the problem that <paramref name="status"/> stands for.</summary>
    public static Task WriteAsync(HttpContext context, int status) => WriteAsync(context, OfStatus(status));

    /// <summary>Writes <paramref name="problem"/>.</summary>
    public static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }

    /// <summary>The problem that <paramref name="exception"/> is: bad input names its field, anything else says nothing of the inside.</summary>
    public static ProblemDetails Of(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Create(400, "request.malformed", OfJson(json), Field(json)),
        BadHttpRequestException { StatusCode: 400 } => Create(400, "request.malformed", "The body or a parameter is missing or cannot be read."),
        BadHttpRequestException bad => OfStatus(bad.StatusCode),
        _ => OfStatus(StatusCodes.Status500InternalServerError),
    };

    private static string OfJson(JsonException json) =>
        Field(json) is { } field ? $"The value of '{field}' is not one that this field takes, or the field stands twice." : "The body is not the JSON object that this address takes.";

    private static string? Field(JsonException json) => json.Path is ['$', '.', .. var path] ? path : null;
}

/// <summary>Turns exceptions of <c>/api</c> into problem details; pages have their own error page.</summary>
internal sealed class ApiExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/api") && exception is not BadHttpRequestException)
            return false;
        await ApiProblems.WriteAsync(httpContext, ApiProblems.Of(exception));
        return true;
    }
}
