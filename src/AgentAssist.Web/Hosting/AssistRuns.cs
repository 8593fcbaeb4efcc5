using System.Runtime.CompilerServices;
using AgentAssist.Assist;
using AgentAssist.Conversations;

namespace AgentAssist.Web.Hosting;

/// <summary>The assist loop as pages and programs start it: what is shown is kept, for saying later what became of it.</summary>
internal sealed class AssistRuns(RunAssist run, SuggestionLog suggestions, TimeProvider time)
{
    public async IAsyncEnumerable<AssistUpdate> RunAsync(AssistRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<Evidence> evidence = [];
        Triage? triage = null;
        ShownSuggestion? shown = null;
        try
        {
            await foreach (var update in run(request, cancellationToken).WithCancellation(cancellationToken))
            {
                if (update is AssistUpdate.EvidenceFound found)
                    evidence = found.Evidence;
                else if (update is AssistUpdate.Triaged triaged)
                    triage = triaged.Triage;
                else if (update is AssistUpdate.ReplyReady { Suggestion: { Text.Length: > 0 } suggestion })
                {
                    // Known before it is shown: whoever reads it may say at once what became of it.
                    suggestions.Announce(suggestion.SuggestionId);
                    shown = Shown(request, suggestion, evidence);
                }

                // What is shown is complete once its triage is known; the rest of the run is not waited for.
                if (shown is not null && triage is not null)
                    Keep(ref shown, triage);
                yield return update;
            }
        }
        finally
        {
            if (shown is not null)
                Keep(ref shown, triage);
        }
    }

    private void Keep(ref ShownSuggestion? shown, Triage? triage)
    {
        (shown!.Tier, shown.Category, shown.Risk) = (triage?.Tier, triage?.Category, triage?.Risk);
        suggestions.Add(shown);
        shown = null;
    }

    private ShownSuggestion Shown(AssistRequest request, Suggestion suggestion, IReadOnlyList<Evidence> evidence)
    {
        var cited = suggestion.Sentences.SelectMany(sentence => sentence.Citations).ToHashSet();
        return new ShownSuggestion
        {
            Id = suggestion.SuggestionId,
            ConversationId = request.ConversationId,
            ConversationVersion = request.ConversationVersion,
            CallerId = request.CallerId,
            Channel = request.Channel,
            Locale = request.Locale,
            Question = request.Text,
            Reply = suggestion.Text,
            Answered = suggestion.Answered,
            Confidence = suggestion.Confidence,
            ArticleIds = [.. evidence.Where(e => cited.Contains(e.N)).Select(e => e.ArticleId).OfType<string>().Distinct()],
            At = time.GetUtcNow(),
        };
    }
}
