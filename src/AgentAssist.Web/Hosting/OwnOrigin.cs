using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Hosting;

/// <summary>Refuses what a page of another site sends with this site's cookies: circuits by any transport, and changes.</summary>
internal sealed class OwnOrigin(RequestDelegate next, IOptions<HardeningOptions> options)
{
    private readonly HashSet<string> known = options.Value.OwnOrigins.Select(o => o.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (!Guards(context.Request) || IsOwn(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool Guards(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor")
        || (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            && request.Headers.Authorization.Count == 0);

    private bool IsOwn(HttpRequest request)
    {
        // A browser states the origin on every socket and every POST; Sec-Fetch-Site covers the GETs of long polling.
        if (request.Headers.Origin is [{ } origin])
            return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || known.Contains(origin);
        return request.Headers.Origin.Count == 0 && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
    }
}
