using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace AgentAssist.Web.Api;

/// <summary>Conversations for programs: begun, followed turn by turn, ended.</summary>
internal static class ConversationEndpoints
{
    private static readonly ApiAnswer Ended = ApiAnswer.Of(ApiProblems.Create(409, "conversation.ended", "The conversation is over and takes no turns."));

    /// <summary>Maps <c>/conversations</c>.</summary>
    public static void MapConversations(this IEndpointRouteBuilder api)
    {
        var conversations = api.MapGroup("").RequireAuthorization(Policies.Conversations);
        conversations.MapPost("/conversations", StartAsync).WithName("startConversation").WithSummary("Begins a conversation, or finds the one that the same external id began.")
            .Produces<ConversationData>(StatusCodes.Status201Created).Produces<ConversationData>()
            .ProducesProblem(400).ProducesProblem(422);
        conversations.MapGet("/conversations/{id}", FindAsync).WithName("getConversation").WithSummary("A conversation with its turns and suggestions.")
            .ProducesProblem(404);
        conversations.MapPost("/conversations/{id}/turns", AppendAsync).WithName("appendTurn").WithSummary("Appends a turn, or revises the one with the same external id while it is not final.")
            .Produces<TurnData>(StatusCodes.Status201Created).Produces<TurnData>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(422);
        conversations.MapPost("/conversations/{id}/end", EndAsync).WithName("endConversation").WithSummary("Ends a conversation, or says when it ended.")
            .ProducesProblem(400).ProducesProblem(404);
    }

    private static Task<IResult> StartAsync(
        ConversationBody body, [FromHeader(Name = OnlyOnce.Header)] string? key, HttpContext context, ConversationLog log, OnlyOnce once, CancellationToken cancellationToken)
    {
        if (body.Fault() is { } fault)
            return Task.FromResult<IResult>(TypedResults.Problem(fault));
        var caller = CallerFactory.TryFrom(context.User)!;
        return once.DoAsync<StartResult>(
            context, caller, key, body,
            started => ApiAnswer.Of(started.IsNew ? 201 : 200, ConversationData.Of(started.Conversation)),
            keep => log.StartAsync(caller, body.ToConversation(), keep, cancellationToken));
    }

    private static async Task<Results<Ok<WholeConversationData>, ProblemHttpResult>> FindAsync(string id, ConversationLog log, SuggestionOutcomes suggestions, CancellationToken cancellationToken) =>
        await log.FindAsync(id, cancellationToken) is { } conversation
            ? TypedResults.Ok(WholeConversationData.Of(conversation, await suggestions.ListAsync(id, cancellationToken)))
            : TypedResults.Problem(ApiProblems.OfStatus(StatusCodes.Status404NotFound));

    private static Task<IResult> AppendAsync(
        string id, TurnBody body, [FromHeader(Name = OnlyOnce.Header)] string? key, HttpContext context, ConversationLog log, OnlyOnce once, CancellationToken cancellationToken)
    {
        if (body.Fault() is { } fault)
            return Task.FromResult<IResult>(TypedResults.Problem(fault));
        var caller = CallerFactory.TryFrom(context.User)!;
        return once.DoAsync<AppendResult>(
            context, caller, key, body,
            result => result switch
            {
                AppendResult.Appended appended => ApiAnswer.Of(appended.IsNew ? 201 : 200, TurnData.Of(appended.Turn)),
                AppendResult.Ended => Ended,
                _ => ApiAnswer.NotFound,
            },
            keep => log.AppendAsync(caller, id, body.ToTurn(), keep, cancellationToken));
    }

    private static async Task<Results<Ok<EndedData>, ProblemHttpResult>> EndAsync(string id, EndBody? body, HttpContext context, ConversationLog log, CancellationToken cancellationToken)
    {
        if (ApiText.Fault("wrapUp", body?.WrapUp, AssistRequest.MaxTextLength) is { } fault)
            return TypedResults.Problem(fault);
        var ended = await log.EndAsync(CallerFactory.TryFrom(context.User)!, id, body?.WrapUp, cancellationToken);
        return ended is { } at ? TypedResults.Ok(new EndedData(id, at)) : TypedResults.Problem(ApiProblems.OfStatus(StatusCodes.Status404NotFound));
    }
}
