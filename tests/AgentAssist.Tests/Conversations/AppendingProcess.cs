using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Tests.Conversations;

/// <summary>Appends turns as fast as it can and says which were acknowledged, until it is killed.</summary>
internal static class AppendingProcess
{
    public const string Verb = "append-turns";

    // So that nothing is left running should the test die first.
    private const int MostTurns = 20_000;

    public static async Task RunAsync(string provider, string connection)
    {
        using var services = TestStore.Services(Enum.Parse<StorageProvider>(provider), connection, TimeProvider.System);
        var log = services.GetRequiredService<ConversationLog>();
        var conversation = await log.StartAsync(Caller.System, new NewConversation(Channel.Voice, "zh-CN"), default);
        await Console.Out.WriteLineAsync(conversation.Id);
        for (var n = 1; n <= MostTurns; n++)
        {
            await log.AppendAsync(Caller.System, conversation.Id, Speaker.Customer, $"第{n}句", default);
            await Console.Out.WriteLineAsync($"{n}");
            await Console.Out.FlushAsync();
        }
    }
}
