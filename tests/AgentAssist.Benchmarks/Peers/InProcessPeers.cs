using System.Diagnostics;
using AgentAssist.Retrieval.Evaluation;

namespace AgentAssist.Benchmarks.Peers;

/// <summary>Runs a library of this process over a set, with the warm-up that our own evaluation has.</summary>
internal static class InProcessPeers
{
    private const int WarmUp = 200;

    public static PeerRun Run(IPeer peer, PeerSet set, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        peer.Index(set.Records);
        var indexing = Stopwatch.GetElapsedTime(started);

        var recordsOf = new int[set.Articles.Count];
        foreach (var record in set.Records)
            recordsOf[record.Article]++;

        foreach (var query in set.Queries.Take(WarmUp))
            Articles(peer.Search(query.Text, set.RecordLimit), 1);

        List<PeerAnswer> answers = new(set.Queries.Count);
        foreach (var query in set.Queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            started = Stopwatch.GetTimestamp();
            var hits = peer.Search(query.Text, set.RecordLimit);
            var best = Articles(hits, 1);
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            answers.Add(new(took, best, set.HasQuestions ? Articles(hits, 3) : null));
        }

        return new(peer.Name, indexing.TotalSeconds, answers);

        // The best `count` records of an article count, and those that it has but that were not found count as 0.
        List<int> Articles(IReadOnlyList<PeerHit> hits, int count)
        {
            Dictionary<int, (double Sum, int Seen)> found = [];
            foreach (var hit in hits)
            {
                var article = set.Records[hit.Record].Article;
                var (sum, seen) = found.GetValueOrDefault(article);
                if (seen < count)
                    found[article] = (sum + hit.Score, seen + 1);
            }

            return [.. found.OrderByDescending(one => one.Value.Sum / Math.Min(count, recordsOf[one.Key]))
                .Take(RetrievalEvaluation.Depth).Select(one => one.Key)];
        }
    }
}
