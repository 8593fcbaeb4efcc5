using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AgentAssist.Web.Hosting;

/// <summary>Whether the knowledge was loaded and everything that was stored before the first look is searched.</summary>
internal sealed class KnowledgeCheck(PackSynchroniser packs, IndexKeeper index, KnowledgeStore store) : IHealthCheck
{
    private volatile bool caughtUp;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Once is enough: afterwards a change is a second away, and a server must not leave the pool because of one.
        if (!caughtUp && (!packs.Loaded || !index.Ready || index.Version < await store.LatestChangeAsync(cancellationToken)))
            return HealthCheckResult.Unhealthy("the knowledge is being indexed");
        caughtUp = true;
        return HealthCheckResult.Healthy();
    }
}
