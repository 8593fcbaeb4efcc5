using AgentAssist.Assist;
using AgentAssist.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Conversations;

internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<CustomerDirectory>();
        services.AddSingleton<ConversationLog>();
        services.AddSingleton<IConversationClock>(provider => provider.GetRequiredService<ConversationLog>());
        return services;
    }
}
