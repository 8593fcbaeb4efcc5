namespace AgentAssist.Benchmarks.Peers;

/// <summary>A library that runs in this process.</summary>
internal interface IPeer : IDisposable
{
    string Name { get; }

    void Index(IReadOnlyList<PeerRecord> records);

    /// <summary>The best records for a query, best first.</summary>
    IReadOnlyList<PeerHit> Search(string query, int limit);
}

/// <summary>A record that was found, by its place in the set.</summary>
internal readonly record struct PeerHit(int Record, double Score);

/// <summary>What a library answered to every query of a set, in the set's order.</summary>
internal sealed record PeerRun(string Name, double IndexSeconds, IReadOnlyList<PeerAnswer> Answers);

/// <summary>Articles by their places in the set, best first.</summary>
/// <param name="Milliseconds">How long the search took, with the ranking by best record.</param>
/// <param name="Best">Ranked by an article's best record.</param>
/// <param name="Mean">Ranked by the mean of an article's best three, or <see langword="null"/> where there is one way only.</param>
internal sealed record PeerAnswer(double Milliseconds, IReadOnlyList<int> Best, IReadOnlyList<int>? Mean);
