using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace AgentAssist.Web.Identity;

/// <summary>Ends a screen's session within a minute after the person's roles were changed or withdrawn.</summary>
internal sealed class RevalidatingSignIn(ILoggerFactory loggers, ListPeople listPeople) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        SignIn.IsStill(await listPeople(cancellationToken), CallerFactory.TryFrom(authenticationState.User));
}
