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
        // Sec-Fetch-Site cannot be set by a script. A browser states the origin on every socket and every POST, but as "null"
        // for our own forms, since pages tell it to keep quiet about where it comes from; the GETs of long polling have none.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return request.Headers.Origin.ToString() switch
        {
            "" => site is "" or "same-origin" or "none",
            "null" => site == "same-origin",
            var origin => string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || known.Contains(origin),
        };
    }
}
