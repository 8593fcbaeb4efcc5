using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Hosting;

/// <summary>Whether the server is alive, and whether it can answer.</summary>
internal static class HealthEndpoints
{
    /// <summary>The tag of checks that must pass before the server is ready.</summary>
    public const string Ready = "ready";

    /// <summary>Maps <c>/healthz</c> and <c>/readyz</c>; neither needs a login.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = static _ => false, ResponseWriter = WriteAsync }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/readyz", new HealthCheckOptions
        {
            Predicate = static check => check.Tags.Contains(Ready),
            ResponseWriter = WriteAsync,
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status200OK },
        }).AllowAnonymous().DisableRateLimiting();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthAnswer(
            report.Status == HealthStatus.Unhealthy ? "unavailable" : "ok",
            [.. report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => $"{e.Key}: {(e.Value.Exception is null ? e.Value.Description : "cannot be checked")}")]),
        context.RequestAborted);
}

/// <summary>What a probe is told.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyList<string> Reasons);

/// <summary>Whether the data directory can be written.</summary>
internal sealed class DataDirectoryCheck(IOptions<AgentAssistOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var probe = Path.Combine(options.Value.DataPath, $".ready-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(options.Value.DataPath);
            await File.WriteAllTextAsync(probe, "", cancellationToken);
            File.Delete(probe);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy($"the data directory cannot be written ({e.GetType().Name})");
        }
    }
}
