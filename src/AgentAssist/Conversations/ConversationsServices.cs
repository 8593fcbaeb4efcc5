using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Conversations;

internal static class ConversationsServices
{
    internal static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<SuggestionLog>()
        .AddHostedService(provider => provider.GetRequiredService<SuggestionLog>())
        .AddSingleton<SuggestionOutcomes>()
        .AddSingleton<Assist.RunningTurns>()
        .AddSingleton<ConversationLog>()
        .AddSingleton<Assist.IConversationClock>(provider => provider.GetRequiredService<ConversationLog>());
}
