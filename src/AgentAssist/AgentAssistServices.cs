using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Customers;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Models;
using AgentAssist.Retrieval;
using AgentAssist.Storage;
using AgentAssist.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist;

/// <summary>What the product is made of: one line a folder.</summary>
public static class AgentAssistServices
{
    /// <summary>Adds everything but the screens. Options bind to the section <c>AgentAssist</c> and are validated at start.</summary>
    public static IServiceCollection AddAgentAssist(this IServiceCollection services)
    {
        services.AddOptions<AgentAssistOptions>().BindConfiguration(AgentAssistOptions.Section).ValidateOnStart();
        services.AddSingleton(TimeProvider.System);

        return services
            .AddStorage()
            .AddIdentity()
            .AddKnowledge()
            .AddRetrieval()
            .AddCustomers()
            .AddConversations()
            .AddTickets()
            .AddModels()
            .AddAssist();
    }
}
