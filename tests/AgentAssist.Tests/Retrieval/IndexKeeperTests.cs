using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Tests.Retrieval;

public class IndexKeeperTests
{
    private readonly HybridRetriever retriever = new(() => Vocabulary.Empty, new FixedOptions());
    private long latest = 5;
    private int reads;
    private IReadOnlyList<KnowledgeChange>? changed;
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
            new(_ => Task.FromResult(latest), _ => throw new IOException("away"), (_, _) => throw new IOException("away")), retriever, new FixedOptions(), TimeProvider.System, NullLogger<IndexKeeper>.Instance);

        await Assert.ThrowsAsync<IOException>(() => broken.RefreshAsync(CancellationToken.None));

        Assert.Equal(5, retriever.Version);
    }

    [Fact]
    public async Task Started_keeper_looks_again_and_again_until_it_is_stopped()
    {
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var looks = 0;
        using IndexKeeper keeper = new(
            new(_ => { if (Interlocked.Increment(ref looks) == 2) second.SetResult(); return Task.FromResult(latest); }, _ => Task.FromResult(published), Changed),
            retriever, new FixedOptions(new() { PollMilliseconds = 50 }), TimeProvider.System, NullLogger<IndexKeeper>.Instance);

        await keeper.StartAsync(CancellationToken.None);
        await second.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await keeper.StopAsync(CancellationToken.None);

        Assert.True(keeper.Ready);
        Assert.True(keeper.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_few_changes_are_indexed_beside_the_rest_which_is_not_read_again()
    {
        using var keeper = Keeper();
        await keeper.RefreshAsync(CancellationToken.None);

        (latest, changed) = (6, [new("b", new() { Id = "b", Title = "电视没信号" }), new("a", null)]);
        await keeper.RefreshAsync(CancellationToken.None);

        Assert.Equal((1, 1, 1), (reads, retriever.Count, retriever.Beside));
        Assert.Equal(["b"], await FoundAsync("电视没信号"));
        Assert.Empty(await FoundAsync("光猫亮红灯"));
    }

    [Fact]
    public async Task Many_changes_are_indexed_together_with_the_rest()
    {
        using var keeper = Keeper();
        await keeper.RefreshAsync(CancellationToken.None);

        published = [.. Enumerable.Range(0, 600).Select(i => new Article { Id = $"n{i}", Title = $"第{i}号套餐" })];
        (latest, changed) = (6, [.. published.Select(article => new KnowledgeChange(article.Id, article))]);
        await keeper.RefreshAsync(CancellationToken.None);

        Assert.Equal((2, 600, 0), (reads, retriever.Count, retriever.Beside));
    }

    [Fact]
    public async Task Learning_takes_the_changes_into_the_full_index()
    {
        using var keeper = Keeper();
        await keeper.RefreshAsync(CancellationToken.None);
        (latest, changed) = (6, [new("b", new() { Id = "b", Title = "电视没信号" })]);
        await keeper.RefreshAsync(CancellationToken.None);

        keeper.Learn(degree: 1, CancellationToken.None);

        Assert.Equal((6, 2, 0), (keeper.Version, retriever.Count, retriever.Beside));
        Assert.Equal(["b"], await FoundAsync("电视没信号"));
    }

    private async Task<IReadOnlyList<string>> FoundAsync(string question) =>
        [.. (await retriever.SearchAsync(new(question) { At = DateTimeOffset.UnixEpoch }, CancellationToken.None)).Articles.Select(found => found.Article.Id)];

    private Task<IReadOnlyList<KnowledgeChange>> Changed(long since, CancellationToken cancellationToken) =>
        Task.FromResult(changed ?? [.. published.Select(article => new KnowledgeChange(article.Id, article))]);

    private IndexKeeper Keeper() => new(
        new(_ => Task.FromResult(latest), _ => { reads++; return Task.FromResult(published); }, Changed), retriever, new FixedOptions(), TimeProvider.System, NullLogger<IndexKeeper>.Instance);
}
