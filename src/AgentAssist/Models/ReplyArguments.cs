using System.Text.Encodings.Web;
using System.Text.Json;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Prompts;
using Microsoft.SemanticKernel;

namespace AgentAssist.Models;

/// <summary>What the reply's prompt is told: evidence, talk and record as JSON lines, so that nothing in them can look like the prompt's own words.</summary>
internal static class ReplyArguments
{
    // What the prompt's own words take.
    private const int Frame = 600;
    private const int NearTurns = 4;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The arguments within a budget of tokens, and the names of what did not fit: <c>evidence 7</c>, <c>turn 2</c>, <c>customer</c>.</summary>
    public static (KernelArguments Arguments, IReadOnlyList<string> LeftOut) Of(ReplyBrief brief, int budget)
    {
        var request = brief.Request;
        TokenBudget room = new(Math.Max(200, budget - Frame));
        var question = room.TakeEnd("question", Line(new { role = "customer", text = request.Text }));

        // What the answer rests on goes before what was said long ago; what was said just now tells what is meant.
        string[] evidence = [.. brief.Evidence.Select(piece => Line(new { n = piece.N, kind = piece.Kind.ToString().ToLowerInvariant(), title = piece.Title, text = piece.Text }))];
        string[] history = [.. request.History.Select(turn => Line(new { role = turn.Role.ToString().ToLowerInvariant(), text = turn.Text }))];
        var customer = request.Customer.Facts.Count > 0 ? Line(request.Customer.Facts) : "{}";
        var keptEvidence = new bool[evidence.Length];
        var keptTurns = new bool[history.Length];
        var topics = brief.Topics.Select(topic => topic.Article.Id).ToHashSet(StringComparer.Ordinal);
        KeepEvidence(piece => piece.ArticleId is { } id && topics.Contains(id));
        KeepTurns(Math.Max(0, history.Length - NearTurns));
        if (!room.Take("customer", customer))
            customer = "{}";
        KeepEvidence(_ => true);
        KeepTurns(0);
        return (new KernelArguments
        {
            ["language"] = brief.Locale == Locales.English ? "English" : "Simplified Chinese",
            ["channel"] = request.Channel == Channel.Voice ? "the telephone: short sentences that can be spoken, numbers as people say them" : "text",
            ["style"] = brief.Style switch
            {
                ReplyStyle.Shorter => "The answer alone, in one breath.",
                ReplyStyle.Softer => "With more kindness around the answer.",
                _ => brief.Demand.Upset ? "The customer is upset: begin with one sentence that shows it was understood." : "Warm, brief, to the point.",
            },
            ["next"] = brief.Ask is { Length: > 0 } ask ? $"End with this question to the customer: {ask}" : "End with the next step where the evidence names one.",
            ["evidence"] = Lines(evidence, keptEvidence),
            ["history"] = Lines(history, keptTurns),
            ["customer"] = customer,
            ["question"] = question,
        }, room.LeftOut.Where(name => !IsKept(name)).Distinct().ToList());

        void KeepEvidence(Func<Evidence, bool> wanted)
        {
            foreach (var (i, piece) in brief.Evidence.Index())
                keptEvidence[i] |= !keptEvidence[i] && wanted(piece) && room.Take($"evidence {piece.N}", evidence[i]);
        }

        void KeepTurns(int from)
        {
            for (var i = history.Length - 1; i >= from; i--)
                keptTurns[i] |= !keptTurns[i] && room.Take($"turn {i + 1}", history[i]);
        }

        bool IsKept(string name) => name.StartsWith("evidence ", StringComparison.Ordinal)
            ? brief.Evidence.Index().Any(piece => keptEvidence[piece.Index] && name == $"evidence {piece.Item.N}")
            : Enumerable.Range(0, history.Length).Any(i => keptTurns[i] && name == $"turn {i + 1}");
    }

    private static string Line(object value) => JsonSerializer.Serialize(value, Json);

    private static string Lines(string[] all, bool[] kept) => string.Join('\n', all.Where((_, i) => kept[i])) is { Length: > 0 } lines ? lines : "(none)";
}
