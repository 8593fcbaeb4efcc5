using System.ComponentModel;
using AgentAssist.Web.Hosting;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AgentAssist.Web.Api;

/// <summary>Addresses under which the side panel opens in another system's page.</summary>
internal static class PanelSessionEndpoints
{
    /// <summary>Maps <c>POST /panel-sessions</c>.</summary>
    public static void MapPanelSessions(this IEndpointRouteBuilder api) => api.MapPost("/panel-sessions", OpenAsync)
        .RequireAuthorization(Policies.Conversations)
        .WithName("openPanelSession").WithSummary("A short-lived address of the side panel for a person, for an iframe.")
        .Produces<PanelSessionData>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404);

    private static async Task<Results<Created<PanelSessionData>, ProblemHttpResult>> OpenAsync(
        PanelSessionBody body, HttpContext context, PanelSessions sessions, ListPeople listPeople, CancellationToken cancellationToken)
    {
        if (body.Fault() is { } fault)
            return TypedResults.Problem(fault);
        var caller = CallerFactory.TryFrom(context.User)!;
        if ((await listPeople(cancellationToken)).FirstOrDefault(one => one.Id == body.User) is not { } person)
            return TypedResults.Problem(ApiProblems.OfStatus(StatusCodes.Status404NotFound));
        // A key must not become somebody who may do more than it may itself.
        if (!caller.IsApiKey || !person.Roles.All(role => caller.Has(role)))
            return TypedResults.Problem(ApiProblems.OfStatus(StatusCodes.Status403Forbidden));
        var (ticket, expiresAt) = sessions.ForPage(person.Id);
        var conversation = string.IsNullOrEmpty(body.ConversationId) ? "" : $"&conversation={Uri.EscapeDataString(body.ConversationId)}";
        var url = $"{context.Request.Scheme}://{context.Request.Host}{PanelAuthentication.Page}?{PanelAuthentication.Ticket}={Uri.EscapeDataString(ticket)}{conversation}";
        return TypedResults.Created((string?)null, new PanelSessionData(url, expiresAt));
    }
}

/// <summary>For whom a panel is to open.</summary>
internal sealed record PanelSessionBody
{
    [Description("The person's id, as in the directory; required.")]
    public string? User { get; init; }

    [Description("The conversation that is open first.")]
    public string? ConversationId { get; init; }

    public ProblemDetails? Fault() => string.IsNullOrEmpty(User)
        ? ApiProblems.Create(400, "panel.userMissing", "There is no user: the id of a person of the directory.", "user")
        : ApiText.Fault("user", User, ApiText.MaxId) ?? ApiText.Fault("conversationId", ConversationId, ApiText.MaxId);
}

/// <summary>Where the panel opens, and until when.</summary>
internal sealed record PanelSessionData(string Url, DateTimeOffset ExpiresAt);
