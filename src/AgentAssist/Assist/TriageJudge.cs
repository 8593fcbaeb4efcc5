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
/// <remarks>Thread-safe. The file is read and learnt again within a second of a change.</remarks>
public sealed class TriageJudge(IOptions<AgentAssistOptions> options, TimeProvider time, ILogger<TriageJudge> logger)
{
    /// <summary>Its name in the vocabulary.</summary>
    internal const string FileName = "triage-examples.jsonl";

    private readonly ContentFile<JudgeModels> file =
        new(Path.Combine(options.Value.ContentPath, "knowledge", "vocabulary", FileName), text => JudgeModels.Learn(JudgedTurn.Parse(text)), JudgeModels.Nothing, time, logger);

    internal Judgement Judge(string text) => file.Current.Judge(text);
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
    private const int Fewest = 20;
    private readonly Language[] languages;

    private JudgeModels(params Language[] languages) => this.languages = languages;

    /// <summary>Before anything was learnt.</summary>
    public static JudgeModels Nothing { get; } = new();

    /// <summary>Learns from what was judged.</summary>
    public static JudgeModels Learn(IReadOnlyList<JudgedTurn> turns) => new(Language.Learn(turns, spelled: false), Language.Learn(turns, spelled: true));

    /// <summary>How likely the turn is to be one that takes more.</summary>
    public Judgement Judge(string text) => Array.Find(languages, language => language.Spelled == TextFeatures.IsSpelled(text))?.Judge(text) ?? default;

    /// <summary>A straight line through the features: over it is likely, under it is not.</summary>
    private sealed record Model(float[] Weights, float Bias)
    {
        public static Model? Learn(FeatureSpace space, SparseVector[] vectors, Func<int, bool?> label)
        {
            int[] chosen = [.. Enumerable.Range(0, vectors.Length).Where(i => label(i) is not null)];
            var positive = chosen.Count(i => label(i) == true);
            if (positive < Fewest || chosen.Length - positive < Fewest)
                return null;
            var weights = new float[space.Count];
            var bias = LogisticTrainer.Train(vectors, chosen, i => label(i) == true, Cost, weights);
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

    private sealed record Language(bool Spelled, FeatureSpace Space, Model? High, Model? Care, Model? Acts, Model? Elsewhere, Model? Idle)
    {
        public static Language Learn(IReadOnlyList<JudgedTurn> turns, bool spelled)
        {
            JudgedTurn[] own = [.. turns.Where(turn => TextFeatures.IsSpelled(turn.Text) == spelled)];
            string[] normal = [.. own.Select(turn => TextNormaliser.Default.Normalise(turn.Text))];
            FeatureSpace space = new(spelled, Lexicon.None, normal);
            SparseVector[] vectors = [.. normal.Select(space.VectorOf)];
            return new(
                spelled, space, LearnOne(turn => turn.Risk is { } risk ? risk == RiskLevel.High : null), LearnOne(turn => turn.Risk is { } risk ? risk > RiskLevel.None : null),
                LearnOne(turn => turn.Acts), LearnOne(turn => turn.Matter == Matter.Elsewhere), LearnOne(turn => turn.Matter == Matter.Idle));

            Model? LearnOne(Func<JudgedTurn, bool?> label) => Model.Learn(space, vectors, i => label(own[i]));
        }

        public Judgement Judge(string text)
        {
            var vector = Space.VectorOf(TextNormaliser.Default.Normalise(text));
            return new(High?.Of(vector), Care?.Of(vector), Acts?.Of(vector), Elsewhere?.Of(vector), Idle?.Of(vector));
        }
    }
}
