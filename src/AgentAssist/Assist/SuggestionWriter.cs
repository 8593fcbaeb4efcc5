using System.Runtime.CompilerServices;
using System.Text;
using AgentAssist.Retrieval;

namespace AgentAssist.Assist;

/// <summary>Streams a reply and hands over the whole of it checked, sentence by sentence.</summary>
public sealed class SuggestionWriter(IReplyWriter writer, TimeProvider time)
{
    internal async IAsyncEnumerable<AssistUpdate> WriteAsync(
        AssistRequest request, SearchResult found, EvidenceSet evidence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // No evidence, no writer: what cannot be grounded is not written.
        if (found is { Answerability: Answerability.Answered, Articles: [var best, ..] })
        {
            var reader = new CitationReader(evidence.Items.Count);
            var text = new StringBuilder();
            await foreach (var chunk in writer.WriteAsync(new ReplyBrief(request, best, evidence.Items) { Answers = [.. found.Articles.Take(found.Answers)] }, cancellationToken))
            {
                if (Visible(reader.Append(chunk)) is { } shown)
                    yield return shown;
            }

            var (rest, sentences) = reader.Complete();
            if (Visible(rest) is { } last)
                yield return last;

            // A reply none of whose markers leads to something that was shown rests on nothing.
            if (sentences.Any(sentence => sentence.Citations.Count > 0))
            {
                var replied = sentences.Select(sentence => SupportChecker.Check(sentence, evidence)).ToList();
                yield return Ready(text.ToString(), answered: true, found.Confidence, replied);
                yield break;
            }

            AssistUpdate.ReplyText? Visible(string shown)
            {
                text.Append(shown);
                return shown.Length > 0 ? new AssistUpdate.ReplyText(shown) : null;
            }
        }

        var wording = Abstention(request, found);
        yield return new AssistUpdate.ReplyText(wording);
        yield return Ready(wording, answered: false, found.Confidence, [.. SentenceBuilder.Split(wording).Select(s => new CheckedSentence(s, [], true, []))]);
    }

    /// <summary>What to say when the knowledge holds no answer: the question that separates the nearest articles, or that it must be looked into.</summary>
    private static string Abstention(AssistRequest request, SearchResult found)
    {
        var wording = Wording.For(request.Locale);
        if (SmallTalk.IsOnly(request.Text))
            return request.History.Count == 0 && SmallTalk.IsGreeting(request.Text) ? wording.SmallTalk : wording.SmallTalkLater;

        var near = found.Answerability == Answerability.Nearest ? found.Articles.Where(a => a.Article.TitleIsQuestion).Take(2).ToList() : [];
        return near switch
        {
            [] => wording.NoAnswer,
            [var only] => wording.NearestOne(only.Article.Title),
            [var one, var other, ..] => wording.NearestTwo(one.Article.Title, other.Article.Title),
        };
    }

    private AssistUpdate.ReplyReady Ready(string text, bool answered, double confidence, IReadOnlyList<CheckedSentence> sentences) =>
        new(new Suggestion(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), text, answered, Math.Round(confidence, 4), sentences));
}
