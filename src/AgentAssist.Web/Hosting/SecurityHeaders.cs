using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Primitives;

namespace AgentAssist.Web.Hosting;

/// <summary>Puts the security headers on every answer and keeps pages and data out of every cache.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Blazor needs <base href="/">, hence base-uri 'self'. Only style attributes may be inline, for widths that are data.
    internal const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly KeyValuePair<string, StringValues>[] Fixed =
    [
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            foreach (var (name, value) in Fixed)
                headers[name] = value;
            // Static assets bring their own rule; everything else may show a customer's words.
            if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
