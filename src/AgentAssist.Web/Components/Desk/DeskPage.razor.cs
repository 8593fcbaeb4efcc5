using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Web.Hosting;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AgentAssist.Web.Components.Desk;

/// <summary>One question at a time: asks, shows each part as it comes, and drops what is no longer wanted.</summary>
public sealed partial class DeskPage
{
    // Letters faster than this cost more in traffic than an eye gains.
    private static readonly TimeSpan RenderInterval = TimeSpan.FromMilliseconds(66);

    private readonly List<AssistRun> runs = [];
    private readonly CancellationTokenSource left = new();
    private CancellationTokenSource? inFlight;
    private AssistRun? shown;
    private string announcement = "";

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private AssistRuns Runs { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<DeskPage> Logger { get; set; } = null!;

    /// <summary>Leaving the page stops the work.</summary>
    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
    }

    private async Task AskAsync(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > AssistRequest.MaxTextLength)
            return;
        await StopAsync();
        var run = new AssistRun(runs.Count + 1, new AssistRequest(text, Time.GetLocalNow()) { Locale = Locales.Of(text), CallerId = CallerFactory.TryFrom((await Authentication).User)?.Id });
        runs.Add(run);
        shown = run;
        announcement = T["Announce.Started"];
        StateHasChanged();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(left.Token);
        inFlight = stop;
        await FollowAsync(run, stop.Token);
        if (inFlight == stop)
            inFlight = null;
        if (!left.IsCancellationRequested && shown == run)
            announcement = Announce(run);
    }

    private async Task FollowAsync(AssistRun run, CancellationToken cancellationToken)
    {
        try
        {
            var drawn = Time.GetTimestamp();
            await foreach (var update in Runs.RunAsync(run.Request, cancellationToken))
            {
                var now = run.Apply(update);
                if (!now && Time.GetElapsedTime(drawn) < RenderInterval)
                    continue;
                drawn = Time.GetTimestamp();
                StateHasChanged();
                await Task.Yield(); // Lets the screen out before the next step.
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.End(RunState.Stopped);
        }
        catch (Exception exception)
        {
            Logger.AssistFailed(exception);
        }

        run.End(cancellationToken.IsCancellationRequested ? RunState.Stopped : RunState.Failed);
    }

    private async Task StopAsync()
    {
        if (inFlight is { } running)
            await running.CancelAsync();
    }

    private void Show(AssistRun run) => shown = run;

    private string Announce(AssistRun run) => run switch
    {
        { State: RunState.Failed } => T["Announce.Failed"],
        { State: RunState.Stopped } => T["Announce.Stopped"],
        { State: RunState.Stale } => T["Reply.Stale"],
        { Suggestion.Answered: true } => T["Announce.Ready", run.Sayable.Count, run.Sentences.Count - run.Sayable.Count] + (run.Triage?.Risk == RiskLevel.High ? " " + T["Announce.HighRisk"] : ""),
        { NothingAsked: true } => T["Reply.Nothing"],
        _ => T["Announce.NoAnswer"],
    };
}
