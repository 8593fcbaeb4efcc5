using System.ComponentModel;
using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Knowledge;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AgentAssist.Web.Api;

/// <summary>What became of suggestions, told by programs.</summary>
internal static class SuggestionEndpoints
{
    /// <summary>Maps <c>/suggestions</c>.</summary>
    public static void MapSuggestions(this IEndpointRouteBuilder api)
    {
        var suggestions = api.MapGroup("/suggestions/{id}").RequireAuthorization(Policies.Conversations);
        suggestions.MapPost("/outcome", RecordAsync).WithName("recordOutcome").WithSummary("Says what the agent did with a suggestion; of several outcomes the last counts.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        suggestions.MapPost("/triage", CorrectAsync).WithName("correctTriage").WithSummary("Sets right the triage that stood beside a suggestion.")
            .Produces<TriageData>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
    }

    private static Task<IResult> RecordAsync(
        string id, OutcomeBody body, [FromHeader(Name = OnlyOnce.Header)] string? key, HttpContext context, SuggestionOutcomes outcomes, OnlyOnce once, CancellationToken cancellationToken)
    {
        if (body.Fault() is { } fault)
            return Task.FromResult<IResult>(TypedResults.Problem(fault));
        var caller = CallerFactory.TryFrom(context.User)!;
        return once.DoAsync<bool>(
            context, caller, key, body,
            known => known ? ApiAnswer.Nothing : ApiAnswer.NotFound,
            keep => outcomes.RecordAsync(caller, id, new NewOutcome(body.Outcome!.Value) { Text = body.Text, Reason = body.Reason }, keep, cancellationToken));
    }

    private static Task<IResult> CorrectAsync(
        string id, TriageBody body, [FromHeader(Name = OnlyOnce.Header)] string? key, HttpContext context, SuggestionOutcomes outcomes, OnlyOnce once, CancellationToken cancellationToken)
    {
        if (body.Fault() is { } fault)
            return Task.FromResult<IResult>(TypedResults.Problem(fault));
        var caller = CallerFactory.TryFrom(context.User)!;
        return once.DoAsync<TriageCorrection?>(
            context, caller, key, body,
            right => right is null ? ApiAnswer.NotFound : ApiAnswer.Of(200, new TriageData { Tier = right.Tier, Category = right.Category, Risk = right.Risk }),
            keep => outcomes.CorrectTriageAsync(caller, id, new NewTriage { Tier = body.Tier, Category = body.Category, Risk = body.Risk, Reason = body.Reason }, keep, cancellationToken));
    }
}

/// <summary>What the agent did.</summary>
internal sealed record OutcomeBody
{
    [Description("What the agent did; required.")]
    public OutcomeKind? Outcome { get; init; }

    [Description("What the agent said or sent, up to 8,000 characters.")]
    public string? Text { get; init; }

    [Description("Why, up to 2,000 characters.")]
    public string? Reason { get; init; }

    public ProblemDetails? Fault() =>
        Outcome is null ? ApiProblems.Create(400, "suggestion.outcomeMissing", "There is no outcome: inserted, edited, said, rejected or ignored.", "outcome")
        : ApiText.Fault("text", Text, AssistRequest.MaxTextLength) ?? ApiText.Fault("reason", Reason, TriageBody.MaxReason);
}

/// <summary>What is right; at least one of tier, category and risk.</summary>
internal sealed record TriageBody
{
    public const int MaxReason = 2_000;
    private const int MaxCategory = 200;

    public HandlingTier? Tier { get; init; }

    [Description("A category path, up to 200 characters.")]
    public string? Category { get; init; }

    public RiskLevel? Risk { get; init; }

    [Description("Why, up to 2,000 characters.")]
    public string? Reason { get; init; }

    public ProblemDetails? Fault() =>
        Tier is null && string.IsNullOrWhiteSpace(Category) && Risk is null
            ? ApiProblems.Create(400, "suggestion.triageMissing", "Nothing is corrected: give a tier, a category or a risk.")
            : ApiText.Fault("category", Category, MaxCategory) ?? ApiText.Fault("reason", Reason, MaxReason);
}

/// <summary>The triage as it stands now; what neither was proposed nor corrected is left out.</summary>
internal sealed record TriageData
{
    public HandlingTier? Tier { get; init; }

    public string? Category { get; init; }

    public RiskLevel? Risk { get; init; }
}
