using AgentAssist.Knowledge;

namespace AgentAssist.Tickets;

/// <summary>When somebody must have contacted the customer, and when the matter must be solved.</summary>
internal readonly record struct DueTimes(DateTimeOffset Response, DateTimeOffset Resolution)
{
    // Where the vocabulary sets no target, the centre's base promise holds: an answer in two hours, a solution in two days.
    private static readonly TimeSpan DefaultResponse = TimeSpan.FromHours(2);
    private static readonly TimeSpan DefaultResolution = TimeSpan.FromHours(48);

    public static DueTimes From(DateTimeOffset at, HandlingTier tier, string category, Vocabulary vocabulary) => vocabulary.SlaFor(tier, category) is { } target
        ? new(at + TimeSpan.FromMinutes(target.ResponseMinutes), at + TimeSpan.FromMinutes(target.ResolutionMinutes))
        : new(at + DefaultResponse, at + DefaultResolution);
}
