namespace AgentAssist.Assist;

/// <summary>Checks that every proper name of a sentence stands in what it cites, and stands there of the same thing.</summary>
internal static class NameCheck
{
    public static IEnumerable<string> Offending(Passing said, IReadOnlyList<EvidenceReading> cited, NameReader names)
    {
        var unknown = names.Unknown(said.Text, cited).ToList();
        foreach (var name in unknown)
            yield return name;

        var statements = cited.SelectMany(reading => reading.Statements).ToList();
        var others = said.Facts.Select(fact => fact.Key).ToList();
        foreach (var name in names.Grouped(said.Text).Except(unknown))
        {
            var alike = names.Alike(name).ToList();
            if (FactCheck.IsAnothers(said, others, statements, place => NameReader.Holds(place.Text, name), place => alike.Exists(other => NameReader.Holds(place.Text, other))))
                yield return name;
        }
    }
}
