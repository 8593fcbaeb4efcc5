using AgentAssist.Assist;
using Microsoft.Extensions.Localization;

namespace AgentAssist.Web.Components.Desk;

/// <summary>What a screen reader is told when a run has ended.</summary>
internal static class Announcement
{
    public static string Of(AssistRun run, ReplyStyle style, IStringLocalizer<Texts> texts) => run switch
    {
        { State: RunState.Failed } => texts["Announce.Failed"],
        { State: RunState.Stopped } => texts["Announce.Stopped"],
        { State: RunState.Stale } => texts["Reply.Stale"],
        { Suggestion.Answered: true } => Ready(run, style, texts),
        { NothingAsked: true } => texts["Reply.Nothing"],
        _ => texts["Announce.NoAnswer"],
    };

    private static string Ready(AssistRun run, ReplyStyle style, IStringLocalizer<Texts> texts)
    {
        var sayable = run.SayableIn(style).Count;
        return texts["Announce.Ready", sayable, run.SentencesIn(style).Count - sayable] + (run.Triage?.Risk == RiskLevel.High ? " " + texts["Announce.HighRisk"] : "");
    }
}
