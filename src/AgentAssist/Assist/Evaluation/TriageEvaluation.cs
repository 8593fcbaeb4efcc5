using AgentAssist.Knowledge;

namespace AgentAssist.Assist.Evaluation;

/// <summary>Lets demands be judged whose judgement is known, and compares.</summary>
internal sealed class TriageEvaluation(PackAssist assist)
{
    /// <summary>Judges them all.</summary>
    public async Task<TriageReport> RunAsync(IReadOnlyList<TriageCase> cases, DateTimeOffset at, CancellationToken cancellationToken)
    {
        List<TriageOutcome> outcomes = new(cases.Count);
        foreach (var one in cases)
            outcomes.Add(new(one, (await assist.RunAsync(one.ToRequest(at), cancellationToken)).Triage));
        return new(outcomes);
    }
}

/// <summary>What is known of a demand, and how it was judged.</summary>
internal sealed record TriageOutcome(TriageCase Case, Triage Triage)
{
    /// <summary>Whether the tier is right.</summary>
    public bool Tier => Triage.Tier == Case.Tier;

    /// <summary>Whether the category is right: the same path, one under it, or its parent where that says more than a root.</summary>
    public bool Category => Vocabulary.IsUnder(Triage.Category, Case.Category) || (Triage.Category.Contains('/') && Vocabulary.IsUnder(Case.Category, Triage.Category));
}

/// <summary>What triage cases showed; shares are 0 to 100.</summary>
internal sealed record TriageReport(IReadOnlyList<TriageOutcome> Outcomes)
{
    /// <summary>Right tiers.</summary>
    public double Tier => Share(Outcomes.Count(one => one.Tier), Outcomes.Count);

    /// <summary>Right categories; a path that only goes deeper, or a little less deep, counts.</summary>
    public double Category => Share(Outcomes.Count(one => one.Category), Outcomes.Count);

    /// <summary>Categories that are right to the last part of the path.</summary>
    public double CategoryExact => Share(Outcomes.Count(one => one.Triage.Category == one.Case.Category), Outcomes.Count);

    /// <summary>Right levels of risk.</summary>
    public double Risk => Share(Outcomes.Count(one => one.Triage.Risk == one.Case.Risk), Outcomes.Count);

    /// <summary>Of the demands of high risk, those that were seen.</summary>
    public double HighRecall => Share(Outcomes.Count(one => one.Case.Risk == RiskLevel.High && one.Triage.Risk == RiskLevel.High), Outcomes.Count(one => one.Case.Risk == RiskLevel.High));

    /// <summary>Of the demands called high risk, those that are.</summary>
    public double HighPrecision => Share(Outcomes.Count(one => one.Case.Risk == RiskLevel.High && one.Triage.Risk == RiskLevel.High), Outcomes.Count(one => one.Triage.Risk == RiskLevel.High));

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : 100.0 * part / whole;
}
