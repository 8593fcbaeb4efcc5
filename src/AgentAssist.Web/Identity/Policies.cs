using AgentAssist.Identity;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Authorization;

namespace AgentAssist.Web.Identity;

/// <summary>Who may do what, by name.</summary>
internal static class Policies
{
    /// <summary>Anybody who is signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Whoever answers customers, or watches over those who do.</summary>
    public const string Assist = "assist";

    /// <summary>Whoever may write down what is said with customers.</summary>
    public const string Conversations = "conversations";

    /// <summary>This machine itself, or an administrator.</summary>
    public const string Metrics = "metrics";

    /// <summary>Defines every policy; whatever names none is for people who are signed in.</summary>
    public static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(SignedIn, p => p.RequireAuthenticatedUser());
        options.AddPolicy(Assist, p => p.RequireAssertion(c =>
            CallerFactory.TryFrom(c.User)?.Has(Role.Agent, Role.Trainer, Role.Seed, Role.Supervisor, Role.Admin) == true));
        options.AddPolicy(Conversations, p => p.RequireAssertion(c =>
            CallerFactory.TryFrom(c.User)?.Has(Role.Agent, Role.Seed, Role.Supervisor, Role.Admin) == true));
        options.AddPolicy(Metrics, p => p.RequireAssertion(c =>
            (c.Resource is HttpContext context && Loopback.IsLocal(context)) || CallerFactory.TryFrom(c.User)?.Has(Role.Admin) == true));
        // An address that does not exist is "not found" for everybody, not a reason to sign in.
        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(c => c.User.Identity?.IsAuthenticated == true || (c.Resource is HttpContext context && context.GetEndpoint() is null))
            .Build();
    }
}
