using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Conversations;

internal static class ConversationsServices
{
    internal static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<SuggestionLog>()
        .AddHostedService(provider => provider.GetRequiredService<SuggestionLog>())
        .AddSingleton<SuggestionOutcomes>()
        .AddHostedService<CorrectionFeed>()
        .AddSingleton<Assist.RunningTurns>()
        .AddSingleton<Assist.ConfirmedCases>()
        .AddSingleton<ConversationFeed>()
        .AddHostedService<ConversationPoll>()
        .AddSingleton<WorkList>()
        .AddSingleton<SamplePlayer>()
        .AddSingleton<ConversationLog>()
        .AddSingleton<Assist.IConversationClock>(provider => provider.GetRequiredService<ConversationLog>());
}
