using AgentAssist.Web.Identity;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AgentAssist.Web.Hosting;

/// <summary>Traces and metrics of server and core.</summary>
internal static class Observability
{
    /// <summary>The name under which the product's own traces and metrics appear.</summary>
    public const string Name = "AgentAssist";

    /// <summary>Collects traces and metrics; they leave the machine only where an OTLP endpoint is configured.</summary>
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(Name, serviceVersion: typeof(Observability).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(t => t.AddSource(Name).AddAspNetCoreInstrumentation(o => o.Filter = static context => !IsProbe(context.Request.Path)))
            .WithMetrics(m => m.AddMeter(Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.WithTracing(t => t.AddOtlpExporter());
            telemetry.WithMetrics(m => m.AddOtlpExporter());
        }

        builder.Services.AddSingleton<AssistRuns>();
        builder.Services.AddSingleton<LiveConversations>();
        builder.Services.AddHostedService<WarmUp>();
    }

    /// <summary>Metrics in Prometheus' format, for this machine and for administrators' keys.</summary>
    public static void MapMetrics(this WebApplication app) =>
        app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Policies.Metrics).DisableRateLimiting();

    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz" || path == "/metrics";
}
