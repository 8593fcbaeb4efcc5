using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Knowledge;

internal static class KnowledgeServices
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<VocabularyCatalog>();
        services.AddSingleton<KnowledgeStore>();
        services.AddSingleton<KnowledgeImporter>();
        services.AddSingleton<PackSynchroniser>();
        services.AddHostedService(provider => provider.GetRequiredService<PackSynchroniser>());
        return services;
    }
}
