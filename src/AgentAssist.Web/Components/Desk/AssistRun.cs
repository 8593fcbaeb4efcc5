using System.Text;
using AgentAssist.Assist;
using AgentAssist.Retrieval;
using AgentAssist.Tickets;

namespace AgentAssist.Web.Components.Desk;

/// <summary>One question and what is known of its answer so far.</summary>
public sealed class AssistRun(int number, AssistRequest request)
{
    private readonly StringBuilder streamed = new();

    /// <summary>Counts the questions of this screen, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The question.</summary>
    public AssistRequest Request { get; } = request;

    /// <summary>How far the run is.</summary>
    public RunState State { get; private set; } = RunState.Running;

    /// <summary>All that may be cited, once it is known.</summary>
    public IReadOnlyList<Evidence>? Evidence { get; private set; }

    /// <summary>Whether the knowledge answers the question.</summary>
    public Answerability Answerability { get; private set; }

    /// <summary>The reply as far as it was streamed, not yet checked.</summary>
    public string Streamed => streamed.ToString();

    /// <summary>The reply, checked.</summary>
    public Suggestion? Suggestion { get; private set; }

    /// <summary>Tier, category and risk.</summary>
    public Triage? Triage { get; private set; }

    /// <summary>The ticket draft.</summary>
    public TicketDraft? Draft { get; private set; }

    /// <summary>How long the run took.</summary>
    public AssistTimings? Timings { get; private set; }

    /// <summary>Whether parts are still coming.</summary>
    public bool IsRunning => State == RunState.Running;

    /// <summary>The style that the agent looks at.</summary>
    public ReplyStyle Style { get; set; }

    /// <summary>The styles that there are.</summary>
    public IReadOnlyList<ReplyStyle> Styles => Suggestion?.Variants is { } variants ? [ReplyStyle.Full, .. variants.Select(variant => variant.Style)] : [];

    /// <summary>The reply in the chosen style, sentence by sentence.</summary>
    public IReadOnlyList<CheckedSentence> Sentences => Suggestion?.Variants?.FirstOrDefault(variant => variant.Style == Style)?.Sentences ?? Suggestion?.Sentences ?? [];

    /// <summary>Whether the turn asked for nothing, such as a greeting.</summary>
    public bool NothingAsked => Suggestion is { Text.Length: 0 };

    /// <summary>The sentences that may be said: those with support.</summary>
    public IReadOnlyList<string> Sayable => [.. Sentences.Where(s => s.Supported).Select(s => s.Text.Trim())];

    /// <summary>What goes to the clipboard; sentences of a language that parts words with spaces are parted, too.</summary>
    public string SayableText => string.Join(Request.Locale == Knowledge.Locales.English ? " " : "", Sayable);

    /// <summary>Takes the next step in, and says whether it should be shown at once.</summary>
    public bool Apply(AssistUpdate update)
    {
        switch (update)
        {
            case AssistUpdate.EvidenceFound found:
                (Evidence, Answerability) = (found.Evidence, found.Answerability);
                return true;
            case AssistUpdate.ReplyText more:
                streamed.Append(more.Text);
                return false;
            case AssistUpdate.ReplyReady ready:
                Suggestion = ready.Suggestion;
                return true;
            case AssistUpdate.Triaged triaged:
                Triage = triaged.Triage;
                return true;
            case AssistUpdate.TicketDrafted drafted:
                Draft = drafted.Draft;
                return true;
            case AssistUpdate.Completed completed:
                (Timings, State) = (completed.Timings, RunState.Done);
                return true;
            case AssistUpdate.Stale:
                State = RunState.Stale;
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(update), update.GetType().Name, "This kind of update has no place on the Desk.");
        }
    }

    /// <summary>Ends a run that did not end by itself.</summary>
    public void End(RunState state)
    {
        if (IsRunning)
            State = state;
    }
}

/// <summary>How far a run is.</summary>
public enum RunState
{
    /// <summary>Parts are still coming.</summary>
    Running,

    /// <summary>Everything is there.</summary>
    Done,

    /// <summary>The agent stopped it, or asked something else.</summary>
    Stopped,

    /// <summary>The conversation moved on.</summary>
    Stale,

    /// <summary>Something broke.</summary>
    Failed,
}
