namespace AgentAssist.Assist.Evaluation;

/// <summary>Lets every question of a golden set be answered, and reads the replies: are the facts right, is everything grounded, is what cannot be known refused.</summary>
internal sealed class ReplyEvaluation(PackAssist assist)
{
    /// <summary>Asks them all.</summary>
    /// <param name="questions">The golden set.</param>
    /// <param name="at">The moment that answers must be right for, where a question names none.</param>
    /// <param name="channel">How the customers speak with the centre.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<ReplyReport> RunAsync(IReadOnlyList<GoldenQuestion> questions, DateTimeOffset at, Channel channel, CancellationToken cancellationToken)
    {
        List<ReplyOutcome> outcomes = new(questions.Count);
        foreach (var question in questions)
        {
            var outcome = await assist.RunAsync(question.ToRequest(at) with { Channel = channel }, cancellationToken);
            outcomes.Add(new(question, outcome.Suggestion, outcome.Evidence));
        }

        return new(outcomes);
    }
}

/// <summary>A reply, read against what is known of its question.</summary>
internal sealed record ReplyOutcome(GoldenQuestion Question, Suggestion Suggestion, EvidenceSet Evidence)
{
    // A sentence made of other words than its evidence, or with figures that stand nowhere in it, is not supported, whatever the checker said.
    private const double LeastShared = 0.6;

    /// <summary>Whether the knowledge has an answer.</summary>
    public bool Answerable => Question.Articles.Count > 0;

    /// <summary>Whether the question says what a right reply says.</summary>
    public bool Known => Question.Must.Count > 0;

    /// <summary>Whether every fact that the question needs is said, and nothing that would be wrong.</summary>
    public bool Right => Suggestion.Answered && Missing.Count == 0 && Wrong.Count == 0;

    /// <summary>Needed facts that are not said.</summary>
    public IReadOnlyList<string> Missing { get; } = [.. Question.Must.Where(group => !group.Any(wording => Says(Suggestion.Text, wording))).Select(group => string.Join('|', group))];

    /// <summary>What is said and would be wrong.</summary>
    public IReadOnlyList<string> Wrong { get; } = [.. Question.MustNot.Where(wording => Says(Suggestion.Text, wording))];

    /// <summary>The sentences that state something.</summary>
    public IReadOnlyList<CheckedSentence> Statements { get; } = [.. Suggestion.Sentences.Where(sentence => Suggestion.Answered && !(sentence.Citations.Count == 0 && sentence.Supported))];

    /// <summary>The sentences of reply and variants that are shown as supported although a second, independent look does not find them in what they cite.</summary>
    public IEnumerable<CheckedSentence> FalselySupported => Suggestion.Sentences.Concat((Suggestion.Variants ?? []).SelectMany(variant => variant.Sentences))
        .Where(sentence => Suggestion.Answered && sentence.Supported && sentence.Citations.Count > 0 && !Stands(sentence));

    /// <summary>Whether a citation leads to evidence that bears on its sentence.</summary>
    public bool Bears(CheckedSentence sentence, int citation) =>
        Evidence.Find(citation) is { } evidence
        && (FactReader.Read(sentence.Text).Any(fact => Facts(evidence.Text).Contains(fact.Key)) || TextOverlap.Share(TextOverlap.Grams(sentence.Text), TextOverlap.Grams(evidence.Text)) >= 0.3);

    private bool Stands(CheckedSentence sentence)
    {
        var cited = string.Join('\n', sentence.Citations.Select(Evidence.Find).OfType<Evidence>().Select(evidence => evidence.Title + "\n" + evidence.Text));
        var facts = Facts(cited);
        var spoken = FactReader.Read(sentence.Text);
        var words = spoken.Aggregate(FactReader.Fold(sentence.Text), (rest, fact) => rest.Replace(FactReader.Fold(fact.Words), " ", StringComparison.Ordinal));
        return spoken.All(fact => facts.Contains(fact.Key) || (fact.BareKey is { } bare && facts.Contains(bare)) || Says(cited, fact.Words))
            && TextOverlap.Grams(words) is var grams && (grams.Count == 0 || TextOverlap.Share(grams, TextOverlap.Grams(FactReader.Fold(cited))) >= LeastShared);
    }

    private static HashSet<string> Facts(string text) => [.. FactReader.Read(text).SelectMany(fact => fact.BareKey is { } bare ? (string[])[fact.Key, bare] : [fact.Key])];

    /// <summary>Whether a text says something, however its figures are written: 两小时, 2 小时 and ２小时 are one.</summary>
    private static bool Says(string text, string wording)
    {
        if (Bare(text).Contains(Bare(wording), StringComparison.OrdinalIgnoreCase))
            return true;
        // "10元/GB" is another price than "10元 5GB", though both name the same sum.
        if (wording.Contains('/', StringComparison.Ordinal))
            return false;
        var wanted = FactReader.Read(wording);
        return wanted.Count > 0 && wanted.Sum(fact => Bare(fact.Words).Length) >= Bare(wording).Length - 1 && wanted.All(fact => FactReader.Read(text).Any(said => said.Key == fact.Key));
    }

    private static string Bare(string text) => string.Concat(FactReader.Fold(text).Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>What a golden set's replies showed; shares are 0 to 100.</summary>
internal sealed record ReplyReport(IReadOnlyList<ReplyOutcome> Outcomes)
{
    private IReadOnlyList<ReplyOutcome> Asked { get; } = [.. Outcomes.Where(outcome => outcome.Answerable)];

    private IReadOnlyList<ReplyOutcome> Answered { get; } = [.. Outcomes.Where(outcome => outcome.Answerable && outcome.Suggestion.Answered)];

    /// <summary>How many questions the knowledge answers.</summary>
    public int Answerable => Asked.Count;

    /// <summary>Of the answerable questions, the share that got a reply.</summary>
    public double Replied => Share(Answered.Count, Asked.Count);

    /// <summary>How many questions say what a right reply says.</summary>
    public int Known => Asked.Count(outcome => outcome.Known);

    /// <summary>Of the replies to questions that say what a right reply says, the share that says every needed fact and nothing wrong.</summary>
    public double Facts => Share(Answered.Count(outcome => outcome.Known && outcome.Right), Answered.Count(outcome => outcome.Known));

    /// <summary>Of all questions that say it, answered or not, the share whose reply does so.</summary>
    public double FactsOfAll => Share(Asked.Count(outcome => outcome.Known && outcome.Right), Asked.Count(outcome => outcome.Known));

    /// <summary>Of the sentences that state something, the share that is shown as supported.</summary>
    public double Grounded => Share(Statements.Count(said => said.Sentence.Supported), Statements.Count);

    /// <summary>Of the citations, the share that leads to evidence bearing on its sentence.</summary>
    public double CitationPrecision => Share(Statements.Sum(said => said.Sentence.Citations.Count(citation => said.Outcome.Bears(said.Sentence, citation))), Statements.Sum(said => said.Sentence.Citations.Count));

    /// <summary>Of the sentences that state something, the share with a citation that bears on it.</summary>
    public double CitationRecall => Share(Statements.Count(said => said.Sentence.Citations.Any(citation => said.Outcome.Bears(said.Sentence, citation))), Statements.Count);

    /// <summary>Of the questions without an answer, the share that was refused one.</summary>
    public double Refused => Share(Outcomes.Count(outcome => !outcome.Answerable && !outcome.Suggestion.Answered), Outcomes.Count(outcome => !outcome.Answerable));

    /// <summary>Sentences shown as supported that are not.</summary>
    public int FalselySupported => Outcomes.Sum(outcome => outcome.FalselySupported.Count());

    private IReadOnlyList<(ReplyOutcome Outcome, CheckedSentence Sentence)> Statements { get; } =
        [.. Outcomes.SelectMany(outcome => outcome.Statements.Select(sentence => (outcome, sentence)))];

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : 100.0 * part / whole;
}
