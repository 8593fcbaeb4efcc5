namespace AgentAssist.Assist.Evaluation;

/// <summary>How well the judge does on examples that it has not seen: each tenth is judged by what the other nine teach.</summary>
internal static class JudgeTrial
{
    private const int Parts = 10;

    /// <summary>Every example with the judgement it got.</summary>
    public static IReadOnlyList<(JudgedTurn Turn, Judgement Judged)> Run(IReadOnlyList<JudgedTurn> examples, TriageRuleSet words)
    {
        // Examples written together are alike; mixed the same way each time.
        JudgedTurn[] mixed = [.. examples];
        new Random(1).Shuffle(mixed);
        return [.. Enumerable.Range(0, Parts).AsParallel().AsOrdered().SelectMany(part =>
        {
            var models = JudgeModels.Learn([.. mixed.Where((_, i) => i % Parts != part)], words);
            return mixed.Where((_, i) => i % Parts == part).Select(turn => (turn, models.Judge(turn.Text)));
        })];
    }

    /// <summary>How often one that is gets a higher figure than one that is not: 0.5 is chance, 1 all.</summary>
    public static double Order(IEnumerable<(bool Is, double Figure)> judged)
    {
        var all = judged.ToLookup(one => one.Is, one => one.Figure);
        return all[true].Average(high => all[false].Average(low => high > low ? 1 : high == low ? 0.5 : 0));
    }
}
