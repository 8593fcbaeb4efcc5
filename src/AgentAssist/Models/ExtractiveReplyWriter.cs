using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AgentAssist.Assist;

namespace AgentAssist.Models;

/// <summary>The built-in writer: it says an article's own reply wording, or quotes the sentences of its body that answer the question.</summary>
/// <remarks>It never composes a statement of its own, so nothing it says can go beyond the evidence. Needs no model.</remarks>
internal sealed partial class ExtractiveReplyWriter : IReplyWriter
{
    /// <summary>The name under which the engine appears in answers and on the screen.</summary>
    public const string Name = "built-in";

    // About half a minute of speech; a longer answer is read, not said.
    private const int SpokenCharacters = 260;

    // Sentences beside the one that matched best are likelier to belong to the answer.
    private const double BestPassageBonus = 0.15;
    private const double AlreadySaid = 0.9;

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> WriteAsync(ReplyBrief brief, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (text, n) in Sentences(brief))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var citations = string.Concat(n.Select(number => $"[{number}]"));
            yield return $"{text}{citations}{(EndsWithHan(text) ? "" : " ")}";

            // Lets the page draw each sentence as it is written.
            await Task.Yield();
        }
    }

    private static IEnumerable<(string Text, int[] Evidence)> Sentences(ReplyBrief brief)
    {
        // Two questions in one turn have two replies.
        return brief.Answers.SelectMany(answer =>
        {
            var own = brief.Evidence.Where(e => e.ArticleId == answer.Article.Id).ToList();
            var reply = own.Find(e => e.Kind == EvidenceKind.Reply);
            return reply is not null
                ? SentenceBuilder.Split(reply.Text).Select(s => WithTarget(Fill(s, brief, reply.N), brief))
                : Quote(brief.Request.Text, [.. own.Where(e => e.Kind == EvidenceKind.Passage)]);
        });
    }

    /// <summary>Fills the slots of a sentence from the customer's record, and with a neutral word where the record is silent.</summary>
    private static (string Text, int[] Evidence) Fill(string sentence, ReplyBrief brief, int n)
    {
        var wording = Wording.For(brief.Best.Article.Locale);
        var facts = brief.Request.Customer.Facts;
        var filled = false;
        var text = Slot().Replace(sentence, slot =>
        {
            filled |= facts.ContainsKey(slot.Groups[1].Value);
            return facts.GetValueOrDefault(slot.Groups[1].Value) ?? wording.Slots.GetValueOrDefault(slot.Groups[1].Value, "");
        }).TrimStart(',', '，', ' ', '、');
        return (text, filled ? [n, brief.Evidence.First(e => e.Kind == EvidenceKind.Customer).N] : [n]);
    }

    /// <summary>A promise also names the service target that it rests on: one that holds every fact of the sentence.</summary>
    private static (string Text, int[] Evidence) WithTarget((string Text, int[] Evidence) said, ReplyBrief brief)
    {
        var promised = FactReader.Read(said.Text).Select(fact => fact.Key).ToHashSet();
        var target = brief.Evidence.FirstOrDefault(e => e.Kind == EvidenceKind.Sla);
        return target is not null && promised.Count > 0 && promised.IsSubsetOf(FactReader.Read(target.Text).Select(fact => fact.Key))
            ? (said.Text, [.. said.Evidence, target.N])
            : said;
    }

    /// <summary>The sentences nearest to the question, in the order of the text; all of them where that can be said in one breath.</summary>
    private static IEnumerable<(string Text, int[] Evidence)> Quote(string question, IReadOnlyList<Evidence> passages)
    {
        var sentences = WithoutRepetition(passages.OrderBy(p => p.N).SelectMany(p => SentenceBuilder.Split(p.Text).Select(s => (Text: Speakable(s), p.N))));
        if (sentences.Sum(s => s.Text.Length) > SpokenCharacters)
        {
            var asked = TextOverlap.Grams(question);
            var budget = SpokenCharacters;
            var chosen = sentences.Index()
                .OrderByDescending(s => TextOverlap.Share(asked, TextOverlap.Grams(s.Item.Text)) + (s.Item.N == passages[0].N ? BestPassageBonus : 0))
                .ThenBy(s => s.Index)
                .TakeWhile((s, taken) => taken == 0 || (budget -= s.Item.Text.Length) > 0)
                .Select(s => s.Index).ToHashSet();
            sentences = [.. sentences.Index().Where(s => chosen.Contains(s.Index)).Select(s => s.Item)];
        }

        return sentences.Select(s => (s.Text, new[] { s.N }));
    }

    /// <summary>Articles say a thing in prose and again in a list; said aloud, once is enough.</summary>
    private static List<(string Text, int N)> WithoutRepetition(IEnumerable<(string Text, int N)> sentences)
    {
        List<(string Text, int N)> kept = [];
        var said = new HashSet<string>();
        foreach (var sentence in sentences.Where(s => s.Text.Length > 0))
        {
            var grams = TextOverlap.Grams(sentence.Text);
            var known = grams.Count > 0 ? TextOverlap.Share(grams, said) >= AlreadySaid : kept.Exists(s => s.Text == sentence.Text);
            if (!known)
                kept.Add(sentence);
            said.UnionWith(grams);
        }

        return kept;
    }

    /// <summary>A line of a list as a sentence: without its dash, and closed, so that it does not run into the next one.</summary>
    private static string Speakable(string line)
    {
        var text = Bullet().Replace(line.Trim(), "");
        return text.Length == 0 || char.IsPunctuation(text[^1]) ? text : text + (EndsWithHan(text) ? "。" : ".");
    }

    private static bool EndsWithHan(string text) => text[^1] > '\u2e80';

    [GeneratedRegex(@"^[-*•·] +", RegexOptions.NonBacktracking)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Slot();
}
