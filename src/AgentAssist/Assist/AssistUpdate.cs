using AgentAssist.Retrieval;
using AgentAssist.Tickets;

namespace AgentAssist.Assist;

/// <summary>One step of the answer to a question. Page, event stream and command line are each one <c>switch</c> over it.</summary>
public abstract record AssistUpdate
{
    private AssistUpdate()
    {
    }

    /// <summary>Everything that may be cited. Always the first update.</summary>
    public sealed record EvidenceFound(IReadOnlyList<Evidence> Evidence, Answerability Answerability) : AssistUpdate;

    /// <summary>More of the reply's text.</summary>
    public sealed record ReplyText(string Text) : AssistUpdate;

    /// <summary>The writer failed and another begins anew: the text so far is void.</summary>
    public sealed record ReplyRestarted(string Writer) : AssistUpdate;

    /// <summary>The reply is whole and checked.</summary>
    public sealed record ReplyReady(Suggestion Suggestion) : AssistUpdate;

    /// <summary>Tier, category and risk are known.</summary>
    public sealed record Triaged(Triage Triage) : AssistUpdate;

    /// <summary>The ticket draft is there.</summary>
    public sealed record TicketDrafted(TicketDraft Draft) : AssistUpdate;

    /// <summary>Everything is there. Always the last update of a run that ended well.</summary>
    public sealed record Completed(string TraceId, AssistTimings Timings, AssistEngine Engine) : AssistUpdate;

    /// <summary>The conversation has moved on: what was shown of this run must be dropped. Last update.</summary>
    public sealed record Stale : AssistUpdate;
}

/// <summary>How long the steps took, in milliseconds from the start.</summary>
public sealed record AssistTimings(double RetrievalMs, double FirstTokenMs, double TotalMs);

/// <summary>Who did the work: the names of the writer and of the embedding model.</summary>
public sealed record AssistEngine(string Chat, string Embedding);
