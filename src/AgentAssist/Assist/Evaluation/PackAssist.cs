using AgentAssist.Customers;
using AgentAssist.Knowledge;
using AgentAssist.Models;
using AgentAssist.Retrieval;
using AgentAssist.Tickets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgentAssist.Assist.Evaluation;

/// <summary>The assist loop over a folder of packs, in memory: an evaluation measures the parts that the server runs.</summary>
internal sealed class PackAssist
{
    private readonly QuestionFinder finder;
    private readonly EvidenceCollector collector;
    private readonly SuggestionWriter writer;
    private readonly TriageClassifier classifier;
    private readonly TicketDrafter drafter;
    private readonly Dictionary<string, Customer> customers;

    private PackAssist(string content, VocabularyCatalog vocabulary, IRetriever retriever, IReplyWriter by)
    {
        var options = Options.Create(new AgentAssistOptions { ContentDirectory = content });
        finder = new(retriever);
        collector = new(vocabulary);
        TicketFields fields = new(options, TimeProvider.System, NullLogger<TicketFields>.Instance);
        TriageRules rules = new(options, TimeProvider.System, NullLogger<TriageRules>.Instance);
        TriageJudge judge = new(rules, options, TimeProvider.System, NullLogger<TriageJudge>.Instance);
        writer = new(by, fields, rules, judge, TimeProvider.System);
        classifier = new(finder, rules, judge, new ConfirmedCases(), vocabulary);
        drafter = new(fields, vocabulary);
        customers = SampleCustomers.Read(content, NullLogger.Instance).ToDictionary(customer => customer.Id, StringComparer.Ordinal);
    }

    /// <summary>Finds what a turn asks.</summary>
    public QuestionFinder Finder => finder;

    /// <summary>Reads the packs and learns from them.</summary>
    /// <param name="knowledge">A folder of packs, <c>vocabulary</c> beside them.</param>
    /// <param name="options">Those of the server.</param>
    /// <param name="at">The moment that answers must be right for.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <param name="beside">Articles beside those of the packs.</param>
    /// <param name="writer">Who writes; the built-in writer where nobody else is named.</param>
    /// <exception cref="FormatException">The rules or examples of triage are broken: nothing would be measured.</exception>
    public static async Task<PackAssist> LoadAsync(string knowledge, IOptionsMonitor<RetrievalOptions> options, DateTimeOffset at, CancellationToken cancellationToken, IReadOnlyList<Article>? beside = null, IReplyWriter? writer = null)
    {
        List<Article> articles = [.. beside ?? []];
        foreach (var pack in PackReader.Packs(knowledge))
            articles.AddRange((await PackReader.ReadAsync(pack, cancellationToken)).Articles.Select(filed => filed.Article));
        if (TriageFiles.Check(Path.Combine(knowledge, "vocabulary")).FirstOrDefault() is { } problem)
            throw new FormatException(problem.ToString());
        VocabularyCatalog vocabulary = new() { Current = VocabularyReader.Read(Path.Combine(knowledge, "vocabulary")).Vocabulary };
        HybridRetriever retriever = new(() => vocabulary.Current, options);
        retriever.Load(articles, version: 1);
        retriever.Learn(at, Environment.ProcessorCount, cancellationToken);
        return new(Path.GetDirectoryName(Path.GetFullPath(knowledge).TrimEnd(Path.DirectorySeparatorChar))!, vocabulary, retriever, writer ?? new ExtractiveReplyWriter());
    }

    /// <summary>What is known of a sample customer.</summary>
    public CustomerContext Customer(string? id) => id is not null && customers.TryGetValue(id, out var customer) ? customer.ToContext() : CustomerContext.Unknown;

    /// <summary>Runs one question through the loop.</summary>
    public async Task<AssistOutcome> RunAsync(AssistRequest request, CancellationToken cancellationToken)
    {
        request = request.Harmless();
        var found = await finder.FindAsync(request, cancellationToken);
        var evidence = collector.Collect(request, found);
        Suggestion? suggestion = null;
        await foreach (var update in writer.WriteAsync(request, found, evidence, cancellationToken))
            suggestion = update is AssistUpdate.ReplyReady ready ? ready.Suggestion : suggestion;
        var triage = await classifier.ClassifyAsync(request, found, cancellationToken);
        return new(found, evidence, suggestion!, triage, drafter.Draft(request, found, triage), request.Cleaned);
    }
}

/// <summary>Everything that a question came to.</summary>
internal sealed record AssistOutcome(SearchResult Found, EvidenceSet Evidence, Suggestion Suggestion, Triage Triage, TicketDraft Draft, bool Cleaned);
