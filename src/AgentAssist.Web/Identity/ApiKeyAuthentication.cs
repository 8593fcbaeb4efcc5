using System.Text.Encodings.Web;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Identity;

/// <summary>Signs in programs that send <c>Authorization: Bearer &lt;api key&gt;</c>.</summary>
internal sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, FindApiKey findKey)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { } header || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        return await findKey(header[Prefix.Length..].Trim(), Context.RequestAborted) is { } caller
            ? AuthenticateResult.Success(new(CallerFactory.ToPrincipal(caller, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("This API key is not known.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
