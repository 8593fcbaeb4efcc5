using AgentAssist.Identity;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Identity;

/// <summary>Who is there: people by cookie, programs by API key.</summary>
internal static class SignIn
{
    /// <summary>The page where people sign in.</summary>
    public const string Path = "/sign-in";

    private const string Either = "AgentAssist";
    private const string StartedAt = "aa:started";

    /// <summary>Adds both ways of signing in and every policy.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section)
            .Validate(o => o.Idle >= TimeSpan.FromMinutes(1) && o.Idle <= o.Absolute, "AgentAssist:SignIn:Idle must be at least 1 minute and at most AgentAssist:SignIn:Absolute.")
            .Validate(o => o.Absolute <= TimeSpan.FromDays(14), "AgentAssist:SignIn:Absolute must be at most 14 days.")
            .Validate(o => o.AttemptsPerMinute is >= 1 and <= 10_000, "AgentAssist:SignIn:AttemptsPerMinute must be 1 to 10,000 a minute.")
            .ValidateOnStart();
        services.AddOptions<PanelOptions>().BindConfiguration(PanelOptions.Section)
            .Validate(o => o.Origins.All(Hardening.IsOrigin), "AgentAssist:Panel:Origins must hold origins such as https://crm.example.com, without a path.")
            .Validate(o => o.OpensWithin > TimeSpan.Zero && o.OpensWithin <= TimeSpan.FromHours(1), "AgentAssist:Panel:OpensWithin must be more than 0 and at most 1 hour.")
            .ValidateOnStart();
        services.AddSingleton<PanelSessions>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? ApiKeyAuthentication.SchemeName
                : PanelAuthentication.Is(context.Request) ? PanelAuthentication.SchemeName
                : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, PanelAuthentication>(PanelAuthentication.SchemeName, null)
            .AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<SignInOptions>, TimeProvider>(Configure);
        services.AddAuthorization(Policies.AddTo);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RevalidatingSignIn>();
        return services;
    }

    /// <summary>Signs <paramref name="person"/> in on this browser.</summary>
    public static Task SignInAsync(HttpContext context, SamplePerson person, DateTimeOffset now) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        CallerFactory.ToPrincipal(new Caller(person.Id, person.Name, person.Roles), CookieAuthenticationDefaults.AuthenticationScheme),
        new AuthenticationProperties { Items = { [StartedAt] = now.ToString("O") } });

    private static void Configure(CookieAuthenticationOptions cookie, IOptions<SignInOptions> options, TimeProvider time)
    {
        cookie.Cookie.Name = "aa";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // The demo is plain HTTP on this machine.
        cookie.ExpireTimeSpan = options.Value.Idle;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = Path;
        cookie.AccessDeniedPath = "/forbidden";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var people = await context.HttpContext.RequestServices.GetRequiredService<ListPeople>()(context.HttpContext.RequestAborted);
            var inTime = DateTimeOffset.TryParse(context.Properties.Items.TryGetValue(StartedAt, out var s) ? s : null, null, out var started)
                && time.GetUtcNow() - started < options.Value.Absolute;
            if (!inTime || !IsStill(people, CallerFactory.TryFrom(context.Principal!)))
                context.RejectPrincipal();
        };
    }

    /// <summary>Whether the person is still there with the same roles.</summary>
    public static bool IsStill(IReadOnlyList<SamplePerson> people, Caller? caller) =>
        caller is not null && people.FirstOrDefault(p => p.Id == caller.Id) is { } person && person.Roles.SetEquals(caller.Roles);

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // Programs get the status, people a page.
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path == "/metrics" || context.Request.Path.StartsWithSegments("/_blazor"))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
