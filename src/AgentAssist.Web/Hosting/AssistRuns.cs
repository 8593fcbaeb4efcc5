using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using AgentAssist.Assist;

namespace AgentAssist.Web.Hosting;

/// <summary>The assist loop as pages and programs start it: each run is counted and timed by how it ended.</summary>
internal sealed class AssistRuns(RunAssist run, AssistMeter meter, TimeProvider time)
{
    public async IAsyncEnumerable<AssistUpdate> RunAsync(AssistRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        string? outcome = null;
        try
        {
            await foreach (var update in run(request, cancellationToken).WithCancellation(cancellationToken))
            {
                outcome = update switch
                {
                    AssistUpdate.Completed => "completed",
                    AssistUpdate.Stale => "stale",
                    _ => null,
                };
                yield return update;
            }
        }
        finally
        {
            meter.Record(outcome ?? (cancellationToken.IsCancellationRequested ? "cancelled" : "failed"), time.GetElapsedTime(started));
        }
    }
}

/// <summary>Counts and times the runs of the assist loop.</summary>
internal sealed class AssistMeter
{
    private readonly Histogram<double> duration;

    public AssistMeter(IMeterFactory meters) =>
        duration = meters.Create(Observability.Name).CreateHistogram<double>("agentassist.assist.run", "s", "How long runs of the assist loop took, by how they ended.");

    public void Record(string outcome, TimeSpan elapsed) => duration.Record(elapsed.TotalSeconds, new TagList { { "outcome", outcome } });
}
