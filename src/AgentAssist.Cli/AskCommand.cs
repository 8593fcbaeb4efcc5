using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Cli;

/// <summary><c>ask</c>: the whole assist loop in the terminal, streaming.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "What the customer says, 1 to 8,000 characters." };
        var locale = new Option<string?>("--locale") { Description = "Language of the answer: zh-CN or en. Default: the question's own." };
        var json = new Option<bool>("--json") { Description = "One JSON object a line, {\"event\", \"data\"}, as the HTTP interface streams them." };
        locale.AcceptOnlyFromAmong(Locales.Chinese, Locales.English);
        question.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: > 0 and <= AssistRequest.MaxTextLength } text || string.IsNullOrWhiteSpace(text))
                result.AddError($"The question must have 1 to {AssistRequest.MaxTextLength} characters.");
        });

        var command = new Command("ask", "Asks a customer's question and streams evidence, reply, triage and ticket draft.") { question, locale, json };
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetRequiredValue(question), result.GetValue(locale), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string question, string? locale, bool json, CancellationToken cancellationToken)
    {
        await using var host = await CliHost.StartAsync(cancellationToken);
        var index = host.Services.GetRequiredService<IndexKeeper>();
        await index.RefreshAsync(cancellationToken);
        index.Learn(Environment.ProcessorCount, cancellationToken);
        var pipeline = host.Services.GetRequiredService<AssistPipeline>();
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var request = new AssistRequest(question, now) { Locale = locale ?? Locales.Of(question) };

        // On paper one thing stands below the other: what comes while the reply streams waits for its end.
        List<AssistUpdate> waiting = [];
        var replied = false;
        await foreach (var update in pipeline.RunAsync(request, cancellationToken))
        {
            if (AssistWire.Of(update) is var wire && json)
                Console.WriteLine(JsonSerializer.Serialize(new { @event = wire.Name, data = wire.Data }, AssistWire.Json));
            else if (!replied && update is AssistUpdate.Triaged or AssistUpdate.TicketDrafted)
                waiting.Add(update);
            else
                Print(update);

            replied |= update is AssistUpdate.ReplyReady;
            if (replied)
            {
                waiting.ForEach(Print);
                waiting.Clear();
            }
        }

        return 0;
    }

    private static void Print(AssistUpdate update)
    {
        switch (update)
        {
            case AssistUpdate.EvidenceFound found:
                foreach (var item in found.Evidence)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{item.N}] {item.Kind,-8} {item.Score:0.00}  {item.Title}  {item.ArticleId}"));
                Console.WriteLine();
                break;
            case AssistUpdate.ReplyText text:
                Console.Write(text.Text);
                break;
            case AssistUpdate.ReplyRestarted restarted:
                Console.WriteLine($"{Environment.NewLine}[{restarted.Writer}]");
                break;
            case AssistUpdate.ReplyReady ready:
                Console.WriteLine();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"    {(ready.Suggestion.Answered ? "answered" : "not answered")}, confidence {ready.Suggestion.Confidence:0.00}"));
                foreach (var sentence in ready.Suggestion.Sentences.Where(sentence => !sentence.Supported))
                    Console.WriteLine($"    unsupported: {string.Join(", ", sentence.Unsupported)}");
                break;
            case AssistUpdate.Triaged { Triage: var triage }:
                Console.WriteLine();
                Console.WriteLine($"tier {triage.Tier}, category {triage.Category}, risk {triage.Risk}");
                foreach (var reason in triage.Reasons)
                    Console.WriteLine($"    {reason}");
                break;
            case AssistUpdate.TicketDrafted { Draft: var draft }:
                Console.WriteLine();
                Console.WriteLine($"ticket: {draft.Title}  ({draft.Priority}, {draft.Department})");
                Console.WriteLine($"    {draft.Description}");
                foreach (var (field, value) in draft.Fields)
                    Console.WriteLine($"    {field}: {value}");
                foreach (var missing in draft.Missing)
                    Console.WriteLine($"    {missing.Field}? {missing.Ask}");
                break;
            case AssistUpdate.Completed done:
                Console.WriteLine();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Timings.TotalMs:0.0} ms, {done.Engine.Chat} / {done.Engine.Embedding}, trace {done.TraceId}"));
                break;
        }
    }
}
