using System.Text;
using System.Text.RegularExpressions;
using AgentAssist.Assist;

namespace AgentAssist.Conversations;

/// <summary>Reads off an agent's words whether a suggestion was said. Knows no database.</summary>
/// <remarks>
/// Two shares are looked at: how much of what the agent said stands in the suggestion, and how much of one of its sentences the agent said. The
/// first alone would take a few common words for a suggestion; the second alone would take a long talk that touches it. Greetings and thanks count on
/// neither side, and numbers count by their value, spoken or written.
/// </remarks>
internal static partial class SaidReader
{
    /// <summary>From this share on, suggestion and words are the same.</summary>
    private const double Same = 0.6;

    /// <summary>From this share on, the words were taken from the suggestion.</summary>
    private const double Taken = 0.35;

    /// <summary>Fewer pairs of characters, or words, say nothing about where they come from.</summary>
    private const int FewestGrams = 3;

    /// <summary><see cref="OutcomeKind.Said"/>, <see cref="OutcomeKind.Edited"/>, or <see langword="null"/> where the agent said something else.</summary>
    public static OutcomeKind? Read(string suggestion, string said)
    {
        var words = Sentences(said).SelectMany(sentence => sentence).ToHashSet();
        var sentences = Sentences(suggestion).Where(sentence => sentence.Count >= FewestGrams).ToList();
        if (words.Count < FewestGrams || sentences.Count == 0)
            return null;
        var ofWords = TextOverlap.Share(words, sentences.SelectMany(sentence => sentence).ToHashSet());
        var ofSentence = sentences.Max(sentence => TextOverlap.Share(sentence, words));
        return Math.Min(ofWords, ofSentence) switch
        {
            >= Same => OutcomeKind.Said,
            >= Taken => OutcomeKind.Edited,
            _ => null,
        };
    }

    private static IEnumerable<IReadOnlySet<string>> Sentences(string text) =>
        SentenceBuilder.Split(FactReader.Fold(text)).Where(sentence => !IsManners(sentence)).Select(Grams);

    private static bool IsManners(string sentence) => SmallTalk.IsOnly(sentence) || Courtesy.IsOne(sentence) || Opening().IsMatch(sentence);

    /// <summary>The words without the numbers and codes, and those by their value.</summary>
    private static IReadOnlySet<string> Grams(string sentence)
    {
        var rest = new StringBuilder(sentence);
        var from = 0;
        List<string> keys = [];
        foreach (var fact in FactReader.Read(sentence))
        {
            var at = sentence.IndexOf(fact.Words, from, StringComparison.Ordinal);
            if (at < 0)
                continue;
            from = at + fact.Words.Length;
            for (var i = at; i < from; i++)
                rest[i] = ' ';
            keys.Add(fact.Key);
        }

        return TextOverlap.Grams(rest.ToString()).Concat(keys).ToHashSet();
    }

    [GeneratedRegex(
        @"^((您|你)好|这里是.{0,20}|(很|非常)?高兴为您服务|请问?有(什么|啥)(可以|能)(帮|帮助|帮到|为)您?(的|服务)?(吗|呢)?|感谢您?的?来电|[\s,，.。!！?？])+$" +
        @"|^((hello|hi|good (morning|afternoon|evening)|thank you for calling|how (can|may) i help( you)?( today)?|my name is \w+|this is \w+( speaking)?)[\s,.!?]*)+$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
