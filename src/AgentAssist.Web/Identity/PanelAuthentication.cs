using System.Text.Encodings.Web;
using AgentAssist.Identity;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Identity;

/// <summary>Signs in whoever opens the side panel by the address of a panel session, and the connection of the page that is open then.</summary>
internal sealed class PanelAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PanelSessions sessions, ListPeople listPeople)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Panel";
    public const string Page = "/panel";
    public const string Ticket = "session";
    private const string Circuit = "/_blazor";

    /// <summary>Whether a request brings a ticket.</summary>
    public static bool Is(HttpRequest request) => request.Query.ContainsKey(Ticket) && (request.Path == Page || request.Path.StartsWithSegments(Circuit));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (sessions.PersonOf(Request.Query[Ticket].ToString(), page: Request.Path == Page) is not { } id)
            return AuthenticateResult.Fail("The panel session has expired.");
        return (await listPeople(Context.RequestAborted)).FirstOrDefault(person => person.Id == id) is { } person
            ? AuthenticateResult.Success(new(CallerFactory.ToPrincipal(new Caller(person.Id, person.Name, person.Roles), Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The person is not there any more.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
