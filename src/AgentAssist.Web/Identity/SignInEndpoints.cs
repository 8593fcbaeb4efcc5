using AgentAssist.Web.Api;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Identity;

/// <summary>Signing in as a sample person, signing out, and staying signed in.</summary>
internal static class SignInEndpoints
{
    /// <summary>Maps the forms' targets; each wants the form's antiforgery token.</summary>
    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost("/sign-in/demo", SignInAsync).AllowAnonymous().RequireRateLimiting(ApiLimits.SignIn).ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapGet("/session", () => TypedResults.NoContent()).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    /// <summary>Why nobody can sign in without a password here, as a resource key, or <see langword="null"/> where the demo is open.</summary>
    public static string? WhyClosed(HttpContext context, AgentAssistOptions options) =>
        !options.Demo ? "SignIn.NoDemo" : !Loopback.IsLocal(context) ? "SignIn.NotLocal" : null;

    /// <summary>An address of ours to go to after signing in.</summary>
    public static string Target(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.StartsWith(SignIn.Path, StringComparison.Ordinal) ? returnUrl : "/desk";

    private static async Task<IResult> SignInAsync(
        [FromForm] string person, [FromForm] string? returnUrl, HttpContext context, ListPeople listPeople, IOptions<AgentAssistOptions> options, TimeProvider time, ILogger<Program> logger, CancellationToken cancellationToken)
    {
        if (WhyClosed(context, options.Value) is { } reason)
        {
            logger.SignInRefused(reason);
            return TypedResults.Redirect(SignIn.Path);
        }

        var people = await listPeople(cancellationToken);
        if (people.FirstOrDefault(p => p.Id == person) is not { } found)
            return TypedResults.Redirect(SignIn.Path);
        await SignIn.SignInAsync(context, found, time.GetUtcNow());
        logger.SignedIn(found.Id);
        return TypedResults.LocalRedirect(Target(returnUrl));
    }

    private static async Task<IResult> SignOutAsync([FromForm] string? returnUrl, HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect(returnUrl is null ? SignIn.Path : Target(returnUrl));
    }
}
