using AgentAssist.Knowledge;
using AgentAssist.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AgentAssist.Retrieval;

/// <summary>Finding articles.</summary>
internal static class RetrievalServices
{
    /// <summary>Adds the retriever and the keeper of its index.</summary>
    internal static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.AddOptions<RetrievalOptions>().BindConfiguration(RetrievalOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetrievalOptions>, RetrievalOptionsValidator>();
        services.TryAddSingleton<Func<Vocabulary>>(provider => () => provider.GetRequiredService<VocabularyCatalog>().Current);
        services.TryAddSingleton(provider => new KnowledgeSource(
            provider.GetRequiredService<KnowledgeStore>().LatestChangeAsync,
            provider.GetRequiredService<KnowledgeStore>().PublishedAsync,
            provider.GetRequiredService<KnowledgeStore>().ChangedSinceAsync));
        services.AddSingleton<HybridRetriever>();
        services.AddSingleton<IRetriever>(provider => provider.GetRequiredService<HybridRetriever>());
        services.AddSingleton<IndexKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<IndexKeeper>());
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => new HashingEmbeddingGenerator());
        return services;
    }
}
