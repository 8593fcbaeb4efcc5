using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Tickets;

internal static class TicketsServices
{
    internal static IServiceCollection AddTickets(this IServiceCollection services) => services
        .AddSingleton<TicketFields>()
        .AddSingleton<TicketDrafter>()
        .AddSingleton<TicketDesk>();
}
