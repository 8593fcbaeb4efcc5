using System.Globalization;
using AgentAssist.Conversations;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Tickets;
using AgentAssist.Web.Identity;
using Microsoft.Extensions.Localization;

namespace AgentAssist.Web.Components;

/// <summary>Finds pages, the agent's conversations and tickets, and articles by a few letters, for the box behind Ctrl+K.</summary>
internal static class FindEndpoint
{
    private const int MaxQuery = 200;
    private const int MaxOfAKind = 6;

    public static void MapFind(this WebApplication app) => app.MapGet("/find", FindAsync).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();

    private static async Task<IReadOnlyList<Hit>> FindAsync(
        string? q, HttpContext context, WorkList work, TicketDesk tickets, IRetriever retriever, IStringLocalizer<Texts> texts, TimeProvider time, CancellationToken cancellationToken)
    {
        q = q?.Trim() ?? "";
        if (q.Length > MaxQuery)
            q = q[..MaxQuery];
        var caller = CallerFactory.TryFrom(context.User)!;
        List<Hit> hits = [];
        if (Matches(texts["Nav.Desk"]))
            hits.Add(new(texts["Find.Page"], texts["Nav.Desk"], "/desk"));
        hits.AddRange((await work.ListAsync(caller.Id, cancellationToken)).Where(line => Matches(line.CustomerName) || Matches(line.LastWords))
            .Take(MaxOfAKind).Select(line => new Hit(texts["Find.Conversation"], $"{line.CustomerName ?? texts[$"Origin.{line.Origin}"]} · {line.LastWords}", $"/desk?c={Uri.EscapeDataString(line.Id)}")));
        if (q.Length == 0)
            return hits;
        hits.AddRange((await tickets.FindAsync(caller, q, MaxOfAKind, cancellationToken)).Where(ticket => ticket.ConversationId is not null)
            .Select(ticket => new Hit(texts["Find.Ticket"], $"{ticket.Number} · {ticket.Title}", $"/desk?c={Uri.EscapeDataString(ticket.ConversationId!)}")));
        var query = new SearchQuery(q) { Locale = Locales.Of(q), At = time.GetUtcNow(), Audience = caller.Sees(), Limit = MaxOfAKind };
        hits.AddRange((await retriever.SearchAsync(query, cancellationToken)).Articles
            .Select(hit => new Hit(texts["Find.Article"], hit.Article.Title, $"/articles/{hit.Article.Id}")));
        return hits;

        bool Matches(string? text) => text is not null && CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, q, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0;
    }

    /// <summary>Something found.</summary>
    internal sealed record Hit(string Kind, string Title, string Url);
}
