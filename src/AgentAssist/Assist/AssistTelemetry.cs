using System.Diagnostics;
using System.Diagnostics.Metrics;
using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Measures runs of the pipeline: one span and one set of figures a run. Holds no customer's words.</summary>
public sealed class AssistTelemetry(TimeProvider time, AssistEngine engine) : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "AgentAssist";

    private static readonly ActivitySource Source = new(SourceName);
    private readonly Meter meter = new(SourceName);
    private Instruments? instruments;

    internal Run Start(AssistRequest request, CancellationToken cancellationToken)
    {
        instruments ??= new Instruments(meter);
        var activity = Source.StartActivity("assist");
        activity?.SetTag("assist.channel", request.Channel).SetTag("assist.locale", request.Locale);
        return new Run(time, engine, instruments, activity, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    internal sealed class Instruments(Meter meter)
    {
        public Histogram<double> Duration { get; } = meter.CreateHistogram<double>("assist.duration", "ms", "From the question to the last update, by how the run ended.");

        public Histogram<double> FirstToken { get; } = meter.CreateHistogram<double>("assist.first_token", "ms", "From the question to the reply's first words.");
    }

    internal sealed class Run(TimeProvider time, AssistEngine engine, Instruments instruments, Activity? activity, CancellationToken cancellationToken) : IDisposable
    {
        private readonly long start = time.GetTimestamp();
        private readonly string traceId = (activity?.TraceId ?? Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        private string? outcome;
        private string? writer;
        private double retrieval;
        private double firstToken;

        public void Retrieved(SearchResult found)
        {
            retrieval = Elapsed();
            activity?.SetTag("assist.answerability", found.Answerability).SetTag("assist.confidence", found.Confidence);
        }

        public void Saw(AssistUpdate update)
        {
            if (update is AssistUpdate.ReplyText && firstToken == 0)
                firstToken = Elapsed();
            if (update is AssistUpdate.Stale)
                outcome = "stale";
            if (update is AssistUpdate.ReplyReady { Suggestion.Writer: { } who })
                writer = who;
        }

        public AssistUpdate.Completed Complete()
        {
            outcome = "completed";
            return new(traceId, new AssistTimings(retrieval, firstToken, Elapsed()), engine with { Chat = writer ?? engine.Chat });
        }

        public void Dispose()
        {
            // A run that did not say how it ended was given up by whoever asked, or broke.
            var ended = outcome ?? (cancellationToken.IsCancellationRequested ? "cancelled" : "failed");
            instruments.Duration.Record(Elapsed(), new KeyValuePair<string, object?>("outcome", ended));
            if (firstToken > 0)
                instruments.FirstToken.Record(firstToken);
            activity?.SetTag("assist.outcome", ended).Dispose();
        }

        private double Elapsed() => Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 2);
    }
}
