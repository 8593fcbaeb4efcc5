using System.Security.Claims;
using AgentAssist.Identity;
using AgentAssist.Knowledge;

namespace AgentAssist.Web.Identity;

/// <summary>The one place where claims and <see cref="Caller"/> become each other.</summary>
internal static class CallerFactory
{
    private const string ApiKeyClaim = "aa:key";

    /// <summary>The caller as a principal of <paramref name="scheme"/>.</summary>
    public static ClaimsPrincipal ToPrincipal(Caller caller, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, caller.Id));
        identity.AddClaim(new(ClaimTypes.Name, caller.Name));
        identity.AddClaims(caller.Roles.Order().Select(role => new Claim(ClaimTypes.Role, role.ToString())));
        if (caller.IsApiKey)
            identity.AddClaim(new(ApiKeyClaim, "true"));
        return new(identity);
    }

    /// <summary>The most confidential knowledge that the caller may see.</summary>
    public static ArticleAudience Sees(this Caller caller) => caller.Has(Role.Supervisor, Role.Admin) ? ArticleAudience.Supervisor : ArticleAudience.Agent;

    /// <summary>Who <paramref name="user"/> is, or <see langword="null"/> where nobody is signed in.</summary>
    public static Caller? TryFrom(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return null;
        var roles = new HashSet<Role>();
        foreach (var claim in user.FindAll(ClaimTypes.Role))
        {
            if (Enum.TryParse<Role>(claim.Value, out var role))
                roles.Add(role);
        }

        return new Caller(id, user.FindFirstValue(ClaimTypes.Name) ?? id, roles, user.HasClaim(ApiKeyClaim, "true"));
    }
}
