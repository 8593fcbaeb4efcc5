using System.Runtime.CompilerServices;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Tickets;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Tests.Fakes;

/// <summary>A pipeline whose retriever, writer and conversation do what the test says; everything else is real.</summary>
internal sealed class ScriptedParts : IRetriever, IReplyWriter, IConversationClock
{
    public Func<SearchQuery, SearchResult> Search { get; set; } = _ => Given.Found(Given.LosArticle);

    /// <summary>Instead of <see cref="Write"/>: pieces that say who writes.</summary>
    public Func<ReplyBrief, CancellationToken, IAsyncEnumerable<WrittenText>>? WriteWhole { get; set; }

    public Func<ReplyBrief, CancellationToken, IAsyncEnumerable<string>> Write { get; set; } =
        (brief, _) => Say("请先断电30秒。[1]");

    public Func<int> Version { get; set; } = () => 0;

    /// <summary>The triage rules, as their file has them.</summary>
    public string Rules { get; set; } = "";

    public List<SearchQuery> Searched { get; } = [];

    public int Written { get; private set; }

    public RunningTurns Turns { get; } = new();

    public AssistPipeline Pipeline()
    {
        var vocabulary = new VocabularyCatalog();
        var options = Given.Content(("triage-rules.yaml", Rules));
        TicketFields fields = new(options, TimeProvider.System, NullLogger<TicketFields>.Instance);
        TriageRules rules = new(options, TimeProvider.System, NullLogger<TriageRules>.Instance);
        TriageJudge judge = new(rules, options, TimeProvider.System, NullLogger<TriageJudge>.Instance);
        return new AssistPipeline(
            new QuestionFinder(this),
            new EvidenceCollector(vocabulary),
            new SuggestionWriter(this, fields, rules, judge, TimeProvider.System),
            new TriageClassifier(new QuestionFinder(this), rules, judge, new ConfirmedCases(), vocabulary),
            new TicketDrafter(fields, vocabulary),
            this,
            Turns,
            new AssistTelemetry(TimeProvider.System, new AssistEngine("scripted", "scripted")));
    }

    public static async IAsyncEnumerable<string> Say(params string[] chunks)
    {
        foreach (var chunk in chunks)
        {
            await Task.Yield();
            yield return chunk;
        }
    }

    /// <summary>Says the chunks, then tells that it hangs, and hangs until it is cancelled.</summary>
    public static async IAsyncEnumerable<string> SayAndHang(
        TaskCompletionSource hanging, TaskCompletionSource stopped, string[] chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in chunks)
            yield return chunk;
        hanging.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            stopped.TrySetResult();
        }
    }

    ValueTask<SearchResult> IRetriever.SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        Searched.Add(query);
        return new(Search(query));
    }

    IAsyncEnumerable<WrittenText> IReplyWriter.WriteAsync(ReplyBrief brief, CancellationToken cancellationToken)
    {
        Written++;
        return WriteWhole?.Invoke(brief, cancellationToken) ?? Write(brief, cancellationToken).Select(text => new WrittenText(text, "scripted"));
    }

    ValueTask<int> IConversationClock.VersionAsync(string conversationId, CancellationToken cancellationToken) => new(Version());
}
