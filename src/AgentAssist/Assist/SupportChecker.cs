namespace AgentAssist.Assist;

/// <summary>Checks a sentence against the evidence it cites: its facts and what they are said of, its names, its negations and conditions, its words.</summary>
/// <remarks>It errs on the side of marking: a marked sentence costs the agent a glance, an invented price costs the customer's trust.</remarks>
internal static class SupportChecker
{
    // Of a sentence's pairs of characters, the share that must stand in what it cites. A quoted sentence reaches 1, a
    // rewording of the same statement 0.5 to 0.8, a statement about something else under 0.3.
    private const double EnoughShared = 0.5;

    public static CheckedSentence Check(CitedSentence sentence, EvidenceSet evidence)
    {
        var cited = sentence.Citations.Select(evidence.Read).OfType<EvidenceReading>().ToList();
        var courtesy = IsCourtesy(sentence.Text);
        if (cited.Count == 0)
            return new CheckedSentence(sentence.Text, [], courtesy, courtesy ? [] : [sentence.Text]);

        var said = new Passing(sentence.Text, evidence.Today);
        var offending = FactCheck.Offending(said, cited)
            .Concat(NameCheck.Offending(said, cited, evidence.Names))
            .Concat(QuoteCheck.Changed(said, cited, evidence.Names))
            .Concat(Polarity.Turned(said, cited))
            .Distinct().ToList();
        if (offending.Count == 0 && !courtesy && Shared(said, cited) < EnoughShared)
            offending.Add(sentence.Text);
        return new CheckedSentence(sentence.Text, sentence.Citations, offending.Count == 0, offending);
    }

    /// <summary>The share of the sentence's words that the evidence holds. Its facts were checked by themselves.</summary>
    private static double Shared(Passing said, List<EvidenceReading> cited) =>
        said.Grams.Count == 0 ? 1 : (double)said.Grams.Count(gram => cited.Any(reading => reading.Whole.Grams.Contains(gram))) / said.Grams.Count;

    /// <summary>Greetings, apologies and questions back state nothing and need no source, as long as they hold no fact.</summary>
    private static bool IsCourtesy(string sentence) =>
        FactReader.Read(sentence).Count == 0 && (SmallTalk.IsOnly(sentence) || Courtesy.IsOne(sentence));
}
