using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace AgentAssist.Web.Hosting;

/// <summary>Puts the security headers on every answer and keeps pages and data out of every cache.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<PanelOptions> panel)
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

    // The panel alone may stand in other pages' frames: in those that the configuration names.
    private readonly KeyValuePair<string, StringValues>[] forPanel =
    [
        .. Fixed.Where(header => header.Key is not ("X-Frame-Options" or "Content-Security-Policy" or "Cross-Origin-Resource-Policy")),
        new("Content-Security-Policy", ContentSecurityPolicy.Replace("frame-ancestors 'none'", $"frame-ancestors {string.Join(' ', panel.Value.Origins.Select(origin => origin.TrimEnd('/')).Prepend("'self'"))}", StringComparison.Ordinal)),
        new("Cross-Origin-Resource-Policy", "cross-origin"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        var always = context.Request.Path == PanelAuthentication.Page ? forPanel : Fixed;
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            foreach (var (name, value) in always)
                headers[name] = value;
            // Static assets bring their own rule; everything else may show a customer's words.
            if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
