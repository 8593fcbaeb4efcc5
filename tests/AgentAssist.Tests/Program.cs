using AgentAssist.Tests.Conversations;

namespace AgentAssist.Tests;

internal static class Program
{
    private static Task Main(string[] args) => args is [AppendingProcess.Verb, var provider, var connection]
        ? AppendingProcess.RunAsync(provider, connection)
        : Task.CompletedTask;
}
