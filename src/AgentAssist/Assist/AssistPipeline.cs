using System.Runtime.CompilerServices;
using AgentAssist.Retrieval;
using AgentAssist.Tickets;

namespace AgentAssist.Assist;

/// <summary>The product in one method: question, evidence, checked suggestion, triage, ticket draft.</summary>
/// <remarks>
/// Each step is a collaborator with one verb; the pipeline decides their order and what happens when the conversation
/// moves on. Nothing is sent or saved here: the agent's click does that. Model failure is the reply writer's business.
/// Stopping the enumeration or cancelling stops all work that is under way. Thread-safe.
/// </remarks>
public sealed class AssistPipeline(
    QuestionFinder finder,
    EvidenceCollector collector,
    SuggestionWriter writer,
    TriageClassifier classifier,
    TicketDrafter drafter,
    IConversationClock conversations,
    RunningTurns turns,
    AssistTelemetry telemetry)
{
    /// <summary>Streams what is known so far, evidence first, and ends with <see cref="AssistUpdate.Completed"/> or <see cref="AssistUpdate.Stale"/>.</summary>
    public async IAsyncEnumerable<AssistUpdate> RunAsync(
        AssistRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Nothing that speaks to a machine is searched for, judged by or shown to a model; the rest of the turn is answered.
        request = request.Harmless();
        using var run = telemetry.Start(request, cancellationToken);
        using var turn = turns.Follow(request);

        // Turn and history -> what is asked -> evidence. The agent sees sources before a single word is written.
        var found = await finder.FindAsync(request, cancellationToken);
        var evidence = collector.Collect(request, found);
        run.Retrieved(found);
        yield return new AssistUpdate.EvidenceFound(evidence.Items, found.Answerability);

        // Reply and judgement are written side by side; neither waits for the other.
        await foreach (var update in turn.WhileWanted(SideBySide.Merge(Reply, Judge, cancellationToken), cancellationToken))
        {
            // A suggestion for words that are no longer the last ones would be read out at the wrong moment. Turns on this server end the run
            // by themselves; the database is asked once, for those on other servers.
            var step = update is AssistUpdate.ReplyReady && await MovedOnAsync(request, cancellationToken) ? new AssistUpdate.Stale() : update;
            run.Saw(step);
            yield return step;
            if (step is AssistUpdate.Stale)
                yield break;
        }

        yield return run.Complete();

        IAsyncEnumerable<AssistUpdate> Reply(CancellationToken stop) => writer.WriteAsync(request, found, evidence, stop);
        IAsyncEnumerable<AssistUpdate> Judge(CancellationToken stop) => JudgeAsync(request, found, stop);
    }

    private async IAsyncEnumerable<AssistUpdate> JudgeAsync(
        AssistRequest request, SearchResult found, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var triage = await classifier.ClassifyAsync(request, found, cancellationToken);
        yield return new AssistUpdate.Triaged(triage);

        // A talk of greetings alone needs no ticket.
        if (!request.CustomersTurns().All(SmallTalk.IsOnly))
            yield return new AssistUpdate.TicketDrafted(drafter.Draft(request, found, triage));
    }

    private async ValueTask<bool> MovedOnAsync(AssistRequest request, CancellationToken cancellationToken) =>
        request.ConversationId is { } id && await conversations.VersionAsync(id, cancellationToken) != request.ConversationVersion;
}

/// <summary>Tells how far a conversation has got.</summary>
public interface IConversationClock
{
    /// <summary>The version of the conversation, which every turn raises, or 0 where it is not known.</summary>
    ValueTask<int> VersionAsync(string conversationId, CancellationToken cancellationToken);
}
