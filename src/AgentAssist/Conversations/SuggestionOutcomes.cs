using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Conversations;

/// <summary>What became of suggestions: what agents said of them, and what was read off their words.</summary>
/// <remarks>Every outcome is kept; the last one counts.</remarks>
public sealed class SuggestionOutcomes(IDbContextFactory<AgentAssistDb> databases, SuggestionLog suggestions, TimeProvider time)
{
    /// <summary>A conversation's suggestions with their outcomes, oldest first.</summary>
    public async Task<IReadOnlyList<ShownSuggestion>> ListAsync(string conversationId, CancellationToken cancellationToken)
    {
        await suggestions.ConversationWrittenAsync(conversationId, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Suggestions.AsNoTracking().Include(s => s.Outcomes.OrderBy(o => o.Id)).Where(s => s.ConversationId == conversationId)
            .OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Stores what an agent did with a suggestion; <see langword="false"/> where there is no such suggestion.</summary>
    public async Task<bool> RecordAsync(Caller caller, string suggestionId, NewOutcome told, KeepAnswer<bool>? keep, CancellationToken cancellationToken)
    {
        ConversationLog.DemandWriter(caller);
        await suggestions.WrittenAsync(suggestionId, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Suggestions.AnyAsync(s => s.Id == suggestionId, cancellationToken))
            return false;
        Add(db, caller, suggestionId, told, inferred: false);
        db.Keep(keep, true);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Stores what is right where the triage beside a suggestion was not; <see langword="null"/> where there is no such suggestion.</summary>
    /// <returns>The correction with what stands now, earlier corrections included.</returns>
    /// <exception cref="ArgumentException">Nothing is corrected.</exception>
    public async Task<TriageCorrection?> CorrectTriageAsync(Caller caller, string suggestionId, NewTriage right, KeepAnswer<TriageCorrection>? keep, CancellationToken cancellationToken)
    {
        ConversationLog.DemandWriter(caller);
        if (right is { Tier: null, Category: null, Risk: null })
            throw new ArgumentException("A correction names at least 1 of tier, category and risk.", nameof(right));
        await suggestions.WrittenAsync(suggestionId, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Suggestions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == suggestionId, cancellationToken) is not { } shown)
            return null;
        var before = await db.TriageCorrections.AsNoTracking().Where(c => c.SuggestionId == suggestionId).OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        var correction = new TriageCorrection
        {
            SuggestionId = suggestionId,
            Question = shown.Question,
            ProposedTier = shown.Tier,
            ProposedCategory = shown.Category,
            ProposedRisk = shown.Risk,
            Tier = right.Tier ?? before?.Tier ?? shown.Tier,
            Category = right.Category ?? before?.Category ?? shown.Category,
            Risk = right.Risk ?? before?.Risk ?? shown.Risk,
            Reason = right.Reason,
            By = caller.Id,
            At = time.GetUtcNow().ToStored(),
        };
        db.TriageCorrections.Add(correction);
        db.Audit(caller, "suggestion.triageCorrected", "suggestion", suggestionId, new { right.Tier, right.Category, right.Risk });
        db.Keep(keep, correction);
        await db.SaveChangesAsync(cancellationToken);
        return correction;
    }

    /// <summary>Reads off an agent's final turn what became of the newest suggestion that nobody spoke about yet, and adds it to the same save.</summary>
    internal async Task InferAsync(AgentAssistDb db, Caller caller, Turn turn, CancellationToken cancellationToken)
    {
        var newest = await db.Suggestions.AsNoTracking().Include(s => s.Outcomes)
            .Where(s => s.ConversationId == turn.ConversationId && !s.Outcomes.Any(o => !o.Inferred))
            .OrderByDescending(s => s.At).ThenByDescending(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        if (newest is null || SaidReader.Read(newest.Reply, turn.Text) is not { } outcome)
            return;

        // What was said stays said, though the agent goes on in other words.
        if (newest.Outcomes.Any(o => o.Outcome == OutcomeKind.Said || o.Outcome == outcome))
            return;
        Add(db, caller, newest.Id, new NewOutcome(outcome) { Text = turn.Text }, inferred: true);
    }

    private void Add(AgentAssistDb db, Caller caller, string suggestionId, NewOutcome told, bool inferred)
    {
        db.SuggestionOutcomes.Add(new SuggestionOutcome
        {
            SuggestionId = suggestionId,
            Outcome = told.Outcome,
            Text = told.Text,
            Reason = told.Reason,
            Inferred = inferred,
            By = caller.Id,
            At = time.GetUtcNow(),
        });
        db.Audit(caller, "suggestion.outcome", "suggestion", suggestionId, new { told.Outcome, inferred });
    }
}

/// <summary>What an agent did with a suggestion, not stored yet.</summary>
/// <param name="Outcome">What it was.</param>
public sealed record NewOutcome(OutcomeKind Outcome)
{
    /// <summary>What the agent said or sent.</summary>
    public string? Text { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>What is right where a triage was not; what is <see langword="null"/> was right.</summary>
public sealed record NewTriage
{
    /// <summary>The tier.</summary>
    public HandlingTier? Tier { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The risk.</summary>
    public RiskLevel? Risk { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
