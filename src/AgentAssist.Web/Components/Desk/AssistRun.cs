using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Retrieval;
using AgentAssist.Tickets;

namespace AgentAssist.Web.Components.Desk;

/// <summary>One of the customer's turns and what is known of its answer so far.</summary>
/// <remarks>One thread writes, any may read; the id of the ticket may be asked for by several.</remarks>
public sealed class AssistRun(int number, int turn, AssistRequest request)
{
    private readonly Lock gate = new();
    private volatile string streamed = "";

    /// <summary>Counts the runs of a conversation, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The turn's place in the conversation, from 1.</summary>
    public int Turn { get; } = turn;

    /// <summary>The question.</summary>
    public AssistRequest Request { get; } = request;

    /// <summary>How far the run is.</summary>
    public RunState State { get; private set; } = RunState.Running;

    /// <summary>All that may be cited, once it is known.</summary>
    public IReadOnlyList<Evidence>? Evidence { get; private set; }

    /// <summary>Whether the knowledge answers the question.</summary>
    public Answerability Answerability { get; private set; }

    /// <summary>The reply as far as it was streamed, not yet checked.</summary>
    public string Streamed => streamed;

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

    /// <summary>The styles that there are.</summary>
    public IReadOnlyList<ReplyStyle> Styles => Suggestion?.Variants is { } variants ? [ReplyStyle.Full, .. variants.Select(variant => variant.Style)] : [];

    /// <summary>The reply in a style, or as it is where there is no such variant, sentence by sentence.</summary>
    public IReadOnlyList<CheckedSentence> SentencesIn(ReplyStyle style) => Suggestion?.Variants?.FirstOrDefault(variant => variant.Style == style)?.Sentences ?? Suggestion?.Sentences ?? [];

    /// <summary>Whether the turn asked for nothing, such as a greeting.</summary>
    public bool NothingAsked => Suggestion is { Text.Length: 0 };

    /// <summary>The sentences that may be said: those with support.</summary>
    public IReadOnlyList<string> SayableIn(ReplyStyle style) => [.. SentencesIn(style).Where(s => s.Supported).Select(s => s.Text.Trim())];

    /// <summary>What is inserted and copied; sentences of a language that parts words with spaces are parted, too.</summary>
    public string SayableTextIn(ReplyStyle style) => string.Join(Request.Locale == Knowledge.Locales.English ? " " : "", SayableIn(style));

    /// <summary>Whether the agent said that it is of no use.</summary>
    public bool Rejected { get; set; }

    /// <summary>The triage as a person put it right.</summary>
    public TriageCorrection? Corrected { get; private set; }

    /// <summary>The id of the ticket that its draft becomes: however often it is asked for, it is one ticket.</summary>
    public string TicketId { get; private set; } = NewTicket.NewId();

    /// <summary>Takes the next step in, and says whether it should be shown at once.</summary>
    public bool Apply(AssistUpdate update)
    {
        switch (update)
        {
            case AssistUpdate.EvidenceFound found:
                (Evidence, Answerability) = (found.Evidence, found.Answerability);
                return true;
            case AssistUpdate.ReplyText more:
                streamed += more.Text;
                return false;
            case AssistUpdate.ReplyRestarted:
                streamed = "";
                return true;
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

    /// <summary>A person put the triage right, and the draft with it.</summary>
    public void Correct(TriageCorrection now, TicketDraft? draft) => (Corrected, Draft) = (now, draft ?? Draft);

    /// <summary>The id of the next ticket, where the one with this id was taken back: the same for all who ask after the same one.</summary>
    public string NextTicketAfter(string takenBack)
    {
        lock (gate)
            return TicketId = TicketId == takenBack ? NewTicket.NewId() : TicketId;
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
