using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Tests.Retrieval;

public class IndexKeeperTests
{
    private readonly HybridRetriever retriever = new(() => Vocabulary.Empty, new FixedOptions());
    private long latest = 5;
    private IReadOnlyList<Article> published = [new() { Id = "a", Title = "光猫亮红灯" }];

    [Fact]
    public async Task Keeper_is_ready_once_the_knowledge_is_indexed()
    {
        using var keeper = Keeper();
        Assert.False(keeper.Ready);

        Assert.True(await keeper.RefreshAsync(CancellationToken.None));

        Assert.True(keeper.Ready);
        Assert.Equal(5, keeper.Version);
        Assert.Equal(1, retriever.Count);
    }

    [Fact]
    public async Task Empty_knowledge_is_ready_too()
    {
        (latest, published) = (0, []);
        using var keeper = Keeper();

        await keeper.RefreshAsync(CancellationToken.None);

        Assert.True(keeper.Ready);
    }

    [Fact]
    public async Task Only_a_change_is_indexed()
    {
        using var keeper = Keeper();
        await keeper.RefreshAsync(CancellationToken.None);

        Assert.False(await keeper.RefreshAsync(CancellationToken.None));
        (latest, published) = (6, [.. published, new() { Id = "b", Title = "电视没信号" }]);
        Assert.True(await keeper.RefreshAsync(CancellationToken.None));

        Assert.Equal(6, keeper.Version);
        Assert.Equal(2, retriever.Count);
    }

    [Fact]
    public async Task Last_index_stays_in_use_while_the_storage_is_away()
    {
        using var keeper = Keeper();
        await keeper.RefreshAsync(CancellationToken.None);
        latest = 6;
        using IndexKeeper broken = new(
            new(_ => Task.FromResult(latest), _ => throw new IOException("away")), retriever, new FixedOptions(), TimeProvider.System, NullLogger<IndexKeeper>.Instance);

        await Assert.ThrowsAsync<IOException>(() => broken.RefreshAsync(CancellationToken.None));

        Assert.Equal(5, retriever.Version);
    }

    [Fact]
    public async Task Started_keeper_looks_again_and_again_until_it_is_stopped()
    {
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var looks = 0;
        using IndexKeeper keeper = new(
            new(_ => { if (Interlocked.Increment(ref looks) == 2) second.SetResult(); return Task.FromResult(latest); }, _ => Task.FromResult(published)),
            retriever, new FixedOptions(new() { PollMilliseconds = 50 }), TimeProvider.System, NullLogger<IndexKeeper>.Instance);

        await keeper.StartAsync(CancellationToken.None);
        await second.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await keeper.StopAsync(CancellationToken.None);

        Assert.True(keeper.Ready);
        Assert.True(keeper.ExecuteTask!.IsCompletedSuccessfully);
    }

    private IndexKeeper Keeper() => new(
        new(_ => Task.FromResult(latest), _ => Task.FromResult(published)), retriever, new FixedOptions(), TimeProvider.System, NullLogger<IndexKeeper>.Instance);
}
