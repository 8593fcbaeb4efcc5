using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Chooses what is shown beside a reply and may be cited in it: wordings, passages, the service target, the customer's record.</summary>
public sealed class EvidenceCollector(VocabularyCatalog vocabulary)
{
    // An agent reads three sources during a call, not ten.
    private const int MaxArticles = 3;
    private const int MaxPassagesOfBest = 4;

    internal EvidenceSet Collect(AssistRequest request, SearchResult found)
    {
        var items = new List<Evidence>();
        foreach (var (rank, hit) in found.Articles.Take(MaxArticles).Index())
        {
            var article = hit.Article;
            var answers = rank < found.Answers;
            if (answers && article.Reply is { } reply)
                Add(EvidenceKind.Reply, article.Id, article.Title, reply.Trim(), hit.Score);
            foreach (var passage in hit.Passages.Take(answers ? Math.Max(1, MaxPassagesOfBest / found.Answers) : 1))
            {
                var title = passage.Passage.Heading is { } heading ? $"{article.Title} › {heading}" : article.Title;
                Add(EvidenceKind.Passage, article.Id, title, passage.Passage.Text, Math.Min(hit.Score, hit.Score * Math.Max(passage.Score, 0.5)));
            }
        }

        if (found.Answerability == Answerability.Answered && found.Articles is [var best, ..] && Target(best.Article) is { } target)
            Add(EvidenceKind.Sla, null, Wording.For(request.Locale).SlaTitle, target.Text.In(best.Article.Locale), 1);
        if (request.Customer.Facts.Count > 0)
            Add(EvidenceKind.Customer, null, Wording.For(request.Locale).CustomerTitle, Record(request.Customer), 1);

        return new EvidenceSet(items, vocabulary.Current, DateOnly.FromDateTime(request.At.DateTime));

        void Add(EvidenceKind kind, string? articleId, string title, string text, double score) =>
            items.Add(new Evidence(items.Count + 1, kind, articleId, title, text, Math.Round(score, 4), null));
    }

    private SlaTarget? Target(Article article) =>
        article.Tier is { } tier and not HandlingTier.Immediate ? vocabulary.Current.SlaFor(tier, article.Category) : null;

    private static string Record(CustomerContext customer) => string.Join("; ", customer.Facts.Select(fact => $"{fact.Key}: {fact.Value}"));
}
