using System.Runtime.CompilerServices;
using System.Text;
using AgentAssist.Knowledge;
using AgentAssist.Models;
using AgentAssist.Retrieval;
using AgentAssist.Tickets;

namespace AgentAssist.Assist;

/// <summary>Streams a reply and hands over the whole of it checked, sentence by sentence, with variants of it.</summary>
public sealed class SuggestionWriter(IReplyWriter writer, TicketFields fields, TriageRules rules, TriageJudge judge, TimeProvider time)
{
    // Other wordings of what is shown already need no model's time: the built-in writer makes them at once.
    private static readonly ExtractiveReplyWriter Variants = new();
    private static readonly ReplyStyle[] Others = [ReplyStyle.Shorter, ReplyStyle.Softer];

    internal async IAsyncEnumerable<AssistUpdate> WriteAsync(
        AssistRequest request, SearchResult found, EvidenceSet evidence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Neither a greeting nor an address calls for a suggestion: what the ticket still needs stands in its draft.
        if (request.AsksNothing)
        {
            yield return Ready("", answered: false, 0, []);
            yield break;
        }

        // Where somebody is in danger, that comes first, whoever writes what follows.
        var first = rules.SaysFirst(request.Text, request.Locale);
        if (first.Length > 0)
            yield return new AssistUpdate.ReplyText(first = Joined(first, request.Locale));

        // No evidence, no writer: what cannot be grounded is not written.
        if (found is { Answerability: Answerability.Answered, Articles.Count: > 0 })
        {
            var brief = Brief(request, found, evidence);
            var reader = new CitationReader(evidence.Items.Count);
            var text = new StringBuilder();
            WrittenText by = default;
            await foreach (var chunk in writer.WriteAsync(brief, cancellationToken))
            {
                by = chunk;
                if (chunk.Anew)
                {
                    reader = new CitationReader(evidence.Items.Count);
                    text.Clear();
                    yield return new AssistUpdate.ReplyRestarted(chunk.Writer);
                    if (first.Length > 0)
                        yield return new AssistUpdate.ReplyText(first);
                }

                if (Visible(reader.Append(chunk.Text)) is { } shown)
                    yield return shown;
            }

            var (rest, sentences) = reader.Complete();
            if (Visible(rest) is { } last)
                yield return last;

            // A reply none of whose markers leads to something that was shown rests on nothing.
            if (sentences.Any(sentence => sentence.Citations.Count > 0))
            {
                var ready = Ready(first + text, answered: true, found.Confidence, [.. Said(first), .. Check(sentences, evidence)]);
                yield return new AssistUpdate.ReplyReady(ready.Suggestion with
                {
                    Variants = await VariantsAsync(brief, evidence, first, ready.Suggestion.Text, cancellationToken),
                    Writer = by.Writer,
                    Notice = brief.Locale != request.Locale ? Wording.For(request.Locale).OtherLanguage : by.Instead ? Wording.For(request.Locale).Instead(by.Writer) : null,
                });
                yield break;
            }

            if (text.Length > 0)
            {
                yield return new AssistUpdate.ReplyRestarted(ExtractiveReplyWriter.Name);
                if (first.Length > 0)
                    yield return new AssistUpdate.ReplyText(first);
            }

            AssistUpdate.ReplyText? Visible(string shown)
            {
                text.Append(shown);
                return shown.Length > 0 ? new AssistUpdate.ReplyText(shown) : null;
            }
        }

        // "Last Wednesday, in the afternoon": the agent has asked, and knows how to go on.
        if (first.Length == 0 && request.OnlyReplies && !judge.SaysHigh(request.Text))
        {
            yield return Ready("", answered: false, 0, []);
            yield break;
        }

        // Nobody asks who is in danger, or threatens, which article he means.
        var wording = first.Length > 0 ? "" : judge.SaysHigh(request.Text) ? Wording.For(request.Locale).Escalated : Clarification.For(request, found);
        if (wording.Length > 0)
            yield return new AssistUpdate.ReplyText(wording);
        yield return Ready((first + wording).Trim(), answered: false, found.Confidence, Said(first + wording));
    }

    private static string Joined(string words, string locale) => locale == Locales.English ? words + " " : words;

    /// <summary>What is said of the centre's own accord states nothing that evidence would have to bear out.</summary>
    private static List<CheckedSentence> Said(string words) => [.. SentenceBuilder.Split(words).Select(sentence => new CheckedSentence(sentence, [], true, []))];

    private ReplyBrief Brief(AssistRequest request, SearchResult found, EvidenceSet evidence)
    {
        var topics = found.Articles.Take(found.Answers).Select((hit, i) => new ReplyTopic(i < found.Questions.Count ? found.Questions[i] : request.Text, hit.Article)).ToList();
        return new(request, topics, evidence.Items) { Ask = fields.NextAsk(request, topics[0].Article) };
    }

    private static async Task<IReadOnlyList<ReplyVariant>?> VariantsAsync(ReplyBrief brief, EvidenceSet evidence, string first, string said, CancellationToken cancellationToken)
    {
        List<ReplyVariant> variants = [];
        foreach (var style in Others)
        {
            var reader = new CitationReader(evidence.Items.Count);
            var text = new StringBuilder();
            await foreach (var chunk in Variants.WriteAsync(brief with { Style = style }, cancellationToken))
                text.Append(reader.Append(chunk.Text));
            var (rest, sentences) = reader.Complete();
            var whole = first + text.Append(rest);
            if (whole.Length > first.Length && whole != said)
                variants.Add(new(style, whole, [.. Said(first), .. Check(sentences, evidence)]));
        }

        return variants.Count > 0 ? variants : null;
    }

    private static List<CheckedSentence> Check(IReadOnlyList<CitedSentence> sentences, EvidenceSet evidence) =>
        [.. sentences.Select(sentence => evidence.Check(sentence))];

    private AssistUpdate.ReplyReady Ready(string text, bool answered, double confidence, IReadOnlyList<CheckedSentence> sentences) =>
        new(new Suggestion(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), text, answered, Math.Round(confidence, 4), sentences));
}
