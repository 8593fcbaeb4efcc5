using System.Text.Json;
using System.Text.Json.Serialization;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Retrieval.Learning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Assist;

/// <summary>
/// What people's judgements of customers' turns teach, from <c>knowledge/vocabulary/triage-examples.jsonl</c>: it knows a threat or a plea in words that no rule has.
/// </summary>
/// <remarks>Thread-safe. Within a second of a change of the examples, or of the groups of words in the rules, it is learnt again.</remarks>
public sealed class TriageJudge(TriageRules rules, IOptions<AgentAssistOptions> options, TimeProvider time, ILogger<TriageJudge> logger)
{
    /// <summary>Its name in the vocabulary.</summary>
    internal const string FileName = "triage-examples.jsonl";

    /// <summary>From this likelihood on a turn counts as one of high risk.</summary>
    internal const double HighFrom = 0.75;

    private readonly ContentFile<IReadOnlyList<JudgedTurn>> file =
        new(Path.Combine(options.Value.ContentPath, "knowledge", "vocabulary", FileName), JudgedTurn.Parse, [], time, logger);

    private readonly Lock learning = new();
    private volatile Learnt learnt = new([], TriageRuleSet.None, JudgeModels.Learn([], TriageRuleSet.None));

    internal Judgement Judge(string text) => Current().Judge(text);

    /// <summary>Whether a rule, or what was learnt, says that this is of high risk.</summary>
    internal bool SaysHigh(string text) => rules.SaysHigh(text) || Judge(text).High >= HighFrom;

    private JudgeModels Current()
    {
        var (turns, words) = (file.Current, rules.Current);
        if (learnt.From(turns, words))
            return learnt.Models;
        lock (learning)
        {
            if (!learnt.From(turns, words))
                learnt = new(turns, words, JudgeModels.Learn(turns, words));
            return learnt.Models;
        }
    }

    private sealed record Learnt(IReadOnlyList<JudgedTurn> Turns, TriageRuleSet Words, JudgeModels Models)
    {
        public bool From(IReadOnlyList<JudgedTurn> turns, TriageRuleSet words) => ReferenceEquals(Turns, turns) && ReferenceEquals(Words, words);
    }
}

/// <summary>How likely a turn is each of these, 0 to 1; <see langword="null"/> where nothing was learnt.</summary>
/// <param name="High">Of high risk.</param>
/// <param name="Care">One that needs care.</param>
/// <param name="Acts">One for which somebody has to act.</param>
/// <param name="Elsewhere">Of a matter that the centre's knowledge is not about.</param>
/// <param name="Idle">Idle talk.</param>
internal readonly record struct Judgement(double? High, double? Care, double? Acts, double? Elsewhere, double? Idle);

/// <summary>What a turn is about.</summary>
internal enum Matter
{
    /// <summary>A customer's matter.</summary>
    Ours,

    /// <summary>The company must answer, but not the centre: its vans, its buildings, its suppliers, those who want to work for it.</summary>
    Elsewhere,

    /// <summary>Nothing, or no business of the company's.</summary>
    Idle,
}

/// <summary>A customer's turn with a person's judgement: one line of the file.</summary>
/// <param name="Text">What was said; several turns with line breaks between.</param>
/// <param name="Risk">How dangerous it is to get it wrong, where that was judged.</param>
/// <param name="Acts">Whether somebody has to act, not only to answer, where that was judged.</param>
/// <param name="Matter">What it is about.</param>
internal sealed record JudgedTurn([property: JsonRequired] string Text, RiskLevel? Risk = null, bool? Acts = null, Matter Matter = Matter.Ours)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The turns of a file.</summary>
    /// <exception cref="FormatException">A line is none; the message has its number.</exception>
    public static IReadOnlyList<JudgedTurn> Parse(string text)
    {
        List<JudgedTurn> turns = [];
        foreach (var (i, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                turns.Add(JsonSerializer.Deserialize<JudgedTurn>(line, Json)!);
            }
            catch (JsonException fault)
            {
                throw new FormatException($"Line {i + 1}: {fault.Message}", fault);
            }
        }

        return turns;
    }
}

/// <summary>The linear models, for each language. Immutable.</summary>
internal sealed class JudgeModels
{
    private const double Cost = 10;
    private const double HighCost = 30;
    private const int Fewest = 20;
    private readonly Language[] languages;

    private JudgeModels(params Language[] languages) => this.languages = languages;

    /// <summary>Learns from what was judged, and which words mean much the same.</summary>
    public static JudgeModels Learn(IReadOnlyList<JudgedTurn> turns, TriageRuleSet words) => new(Language.Learn(turns, words, spelled: false), Language.Learn(turns, words, spelled: true));

    /// <summary>How likely the turn is to be one that takes more.</summary>
    public Judgement Judge(string text) => Array.Find(languages, language => language.Spelled == TextFeatures.IsSpelled(text))?.Judge(text) ?? default;

    /// <summary>A straight line through the features: over it is likely, under it is not.</summary>
    private sealed record Model(float[] Weights, float Bias)
    {
        public static Model? Learn(FeatureSpace space, SparseVector[] vectors, double cost, Func<int, bool?> label)
        {
            int[] chosen = [.. Enumerable.Range(0, vectors.Length).Where(i => label(i) is not null)];
            var positive = chosen.Count(i => label(i) == true);
            if (positive < Fewest || chosen.Length - positive < Fewest)
                return null;
            var weights = new float[space.Count];
            var bias = LogisticTrainer.Train(vectors, chosen, i => label(i) == true, cost, weights);
            // How often people labelled one or the other says nothing about how often customers say it.
            return new(weights, bias - MathF.Log((float)positive / (chosen.Length - positive)));
        }

        public double Of(SparseVector vector)
        {
            double margin = Bias;
            for (var i = 0; i < vector.Places.Length; i++)
                margin += Weights[vector.Places[i]] * vector.Values[i];
            return 1 / (1 + Math.Exp(-margin));
        }
    }

    // Grouped has the groups of words that much the same is meant by as well: a threat in words never met is known by what it is about.
    private sealed record Language(bool Spelled, FeatureSpace Plain, FeatureSpace Grouped, Model? High, Model? Care, Model? Acts, Model? Elsewhere, Model? Idle)
    {
        public static Language Learn(IReadOnlyList<JudgedTurn> turns, TriageRuleSet words, bool spelled)
        {
            JudgedTurn[] own = [.. turns.Where(turn => TextFeatures.IsSpelled(turn.Text) == spelled)];
            string[] normal = [.. own.Select(turn => TextNormaliser.Default.Normalise(turn.Text))];
            FeatureSpace plain = new(text => LearningFeatures.Of(text, spelled, Lexicon.None), normal);
            string[] said = [.. own.Select(turn => turn.Text)];
            FeatureSpace grouped = new(
                text => [.. LearningFeatures.Of(TextNormaliser.Default.Normalise(text), spelled, Lexicon.None), LearningFeatures.Groups(TextNormaliser.Default.Normalise(words.WithoutHarmless(text)), words.Words)], said);
            SparseVector[] vectors = [.. normal.Select(plain.VectorOf)];
            return new(
                spelled, plain, grouped, Model.Learn(grouped, [.. said.Select(grouped.VectorOf)], HighCost, i => own[i].Risk is { } risk ? risk == RiskLevel.High : null),
                LearnOne(turn => turn.Risk is { } risk ? risk > RiskLevel.None : null), LearnOne(turn => turn.Acts), LearnOne(turn => turn.Matter == Matter.Elsewhere),
                LearnOne(turn => turn.Matter == Matter.Idle));

            Model? LearnOne(Func<JudgedTurn, bool?> label) => Model.Learn(plain, vectors, Cost, i => label(own[i]));
        }

        public Judgement Judge(string text)
        {
            var normal = TextNormaliser.Default.Normalise(text);
            var vector = Plain.VectorOf(normal);
            return new(High?.Of(Grouped.VectorOf(text)), Care?.Of(vector), Acts?.Of(vector), Elsewhere?.Of(vector), Idle?.Of(vector));
        }
    }
}
