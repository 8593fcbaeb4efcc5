using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AgentAssist.Knowledge;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace AgentAssist.Web.Components;

/// <summary>The screens: components, circuits, languages.</summary>
internal static class ConsoleServices
{
    private const string CultureCookie = "aa-culture";

    /// <summary>Adds components, the circuits' limits and the two languages.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DetailedErrors = false;
            circuit.DisconnectedCircuitMaxRetained = 200;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(6);
            circuit.PersistedCircuitInMemoryMaxRetained = 500;
            circuit.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(30);
            circuit.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(15);
            circuit.MaxBufferedUnacknowledgedRenderBatches = 10;
        }).AddHubOptions(hub => hub.EnableDetailedErrors = false);
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)); // Chinese as it is, not as entities.
        services.AddLocalization(o => o.ResourcesPath = "Resources");
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.SetDefaultCulture(Locales.Chinese).AddSupportedCultures(Locales.Chinese, Locales.English).AddSupportedUICultures(Locales.Chinese, Locales.English);
            o.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = CultureCookie },
                new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(new(OfBrowser(context.Request)))),
            ];
        });
        return services;
    }

    /// <summary>Answers in the language of the cookie, else of the browser, and remembers it, so that page and circuit agree.</summary>
    public static void UseConsoleCulture(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Cookies.ContainsKey(CultureCookie) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
                Remember(context, CultureInfo.CurrentUICulture.Name);
            return next(context);
        });
    }

    /// <summary>Maps the pages, the language switch, and the way from <c>/</c> to the Desk.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.MapGet("/", () => TypedResults.Redirect("/desk")).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/language", ([FromForm] string culture, [FromForm] string? returnUrl, HttpContext context) =>
        {
            if (Locales.IsKnown(culture))
                Remember(context, culture);
            return TypedResults.LocalRedirect(returnUrl == SignIn.Path ? returnUrl : SignInEndpoints.Target(returnUrl));
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapFind();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o =>
        {
            o.DisableWebSocketCompression = true; // Customers' data and untrusted text share batches.
            o.ContentSecurityFrameAncestorsPolicy = null; // SecurityHeaders says 'none'.
        }).RequireAuthorization(Policies.SignedIn).Add(endpoint =>
        {
            // The panel's browser asks for these two without its ticket: one lists scripts, the other names a circuit by an id that cannot be guessed.
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.Contains("_blazor/", StringComparison.Ordinal) && (route.Contains("initializers", StringComparison.Ordinal) || route.Contains("disconnect", StringComparison.Ordinal)))
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
        });
    }

    private static string OfBrowser(HttpRequest request)
    {
        var best = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return best is null || best == "*" || best.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Locales.Chinese : Locales.English;
    }

    private static void Remember(HttpContext context, string culture) => context.Response.Cookies.Append(
        CultureCookie,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true });
}
