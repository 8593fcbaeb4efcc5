using AgentAssist.Assist;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;

namespace AgentAssist.Web.Api;

/// <summary>The interface for programs: what it needs, and its index of routes.</summary>
internal static class ApiServices
{
    /// <summary>Adds JSON manners, limits, problem details, health checks and the OpenAPI document.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => AssistWire.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true); // So that ApiProblems can name the field.
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.AddHealthChecks().AddCheck<DataDirectoryCheck>("storage", tags: [HealthEndpoints.Ready]);
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddSingleton<OnlyOnce>();
        ApiLimits.AddTo(services);
        return services;
    }

    /// <summary>Maps every call of the interface and its description.</summary>
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").RequireRateLimiting(ApiLimits.Api);
        api.ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status500InternalServerError);
        api.MapAssist();
        api.MapKnowledge();
        api.MapConversations();
        api.MapSuggestions();
        api.MapPanelSessions();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Failures become problem details for programs and pages for people.</summary>
    public static void UseApiProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true });
        app.UseStatusCodePages(async pages =>
        {
            var context = pages.HttpContext;
            if (context.Request.Path.StartsWithSegments("/api"))
                await ApiProblems.WriteAsync(context, context.Response.StatusCode);
            else if (context.Response.StatusCode == StatusCodes.Status404NotFound && HttpMethods.IsGet(context.Request.Method))
                await ShowNotFoundAsync(context, pages.Next);
        });
    }

    private static Task ShowNotFoundAsync(HttpContext context, RequestDelegate next)
    {
        // The page is drawn under its own address; the feature tells the renderer that the status 404 is meant.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = context.Request.Path, OriginalPathBase = "" });
        context.Request.Path = "/not-found";
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return next(context);
    }
}
