using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using AgentAssist.Assist;
using AgentAssist.Customers;
using AgentAssist.Web.Hosting;
using AgentAssist.Web.Identity;

namespace AgentAssist.Web.Api;

/// <summary>The assist loop for programs, as a stream of events.</summary>
internal static class AssistEndpoints
{
    /// <summary>Maps <c>POST /assist</c>.</summary>
    public static void MapAssist(this IEndpointRouteBuilder api) => api.MapPost("/assist", AssistAsync)
        .RequireAuthorization(Policies.Assist)
        .WithName("assist")
        .WithSummary("Answers a customer's question with evidence, checked reply, triage and ticket draft.")
        .WithMetadata(new EventStreamMetadata())
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static async Task<IResult> AssistAsync(
        AssistBody body, HttpContext context, AssistRuns runs, FindConversation findConversation, CustomerDirectory customers, TimeProvider time, ILogger<Program> logger, CancellationToken cancellationToken)
    {
        if (body.Fault() is { } fault)
            return TypedResults.Problem(fault);
        ConversationTurns? conversation = null;
        if (body.ConversationId is { Length: > 0 } id && (conversation = await findConversation(id, cancellationToken)) is null)
            return TypedResults.Problem(ApiProblems.OfStatus(StatusCodes.Status404NotFound));

        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would hold the events back.
        var request = body.ToRequest(conversation, CallerFactory.TryFrom(context.User)!.Id, time.GetUtcNow());
        request = request with { Customer = await customers.RecallAsync(request.Customer, cancellationToken) };
        return TypedResults.ServerSentEvents(EventsAsync(runs.RunAsync(request, cancellationToken), logger, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<object>> EventsAsync(
        IAsyncEnumerable<AssistUpdate> updates, ILogger logger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var steps = updates.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            WireEvent next;
            var last = false;
            try
            {
                if (!await steps.MoveNextAsync())
                    yield break;
                next = AssistWire.Of(steps.Current);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                yield break; // Nobody is listening.
            }
            catch (Exception exception)
            {
                logger.AssistFailed(exception); // The status line is sent: only an event can still say so.
                (next, last) = (AssistWire.Failed, true);
            }

            yield return new SseItem<object>(next.Data, next.Name);
            if (last)
                yield break;
        }
    }
}
