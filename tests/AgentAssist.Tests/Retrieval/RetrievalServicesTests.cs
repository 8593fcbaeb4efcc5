using AgentAssist.Knowledge;
using AgentAssist.Models;
using AgentAssist.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AgentAssist.Tests.Retrieval;

public class RetrievalServicesTests
{
    [Fact]
    public async Task Retriever_and_keeper_are_one_and_the_same_everywhere()
    {
        IReadOnlyList<Article> published = [new() { Id = "a", Title = "光猫亮红灯" }];
        await using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("AgentAssist:Retrieval:DenseWeight", "0.25")]).Build())
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Func<Vocabulary>>(() => Vocabulary.Empty)
            .AddSingleton(new KnowledgeSource(_ => Task.FromResult(3L), _ => Task.FromResult(published), (_, _) => Task.FromResult<IReadOnlyList<KnowledgeChange>>([])))
            .AddRetrieval()
            .BuildServiceProvider();

        var keeper = provider.GetRequiredService<IndexKeeper>();
        await keeper.RefreshAsync(CancellationToken.None);
        var result = await provider.GetRequiredService<IRetriever>().SearchAsync(new("红灯") { At = DateTimeOffset.UnixEpoch }, CancellationToken.None);

        Assert.Equal(3, result.IndexVersion);
        Assert.Equal("a", Assert.Single(result.Articles).Article.Id);
        Assert.Same(keeper, Assert.Single(provider.GetServices<IHostedService>()));
        Assert.IsType<HashingEmbeddingGenerator>(provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>());
    }
}
