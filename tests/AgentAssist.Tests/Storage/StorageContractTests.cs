using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class StorageContractTests(PostgresCluster cluster)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Times_are_ordered_and_compared_as_moments_whatever_their_offset(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        await using var db = await store.Databases.CreateDbContextAsync();
        var shanghai = TimeSpan.FromHours(8);
        db.Articles.AddRange(
            Row("third", new DateTimeOffset(2026, 3, 1, 12, 0, 0, 1, TimeSpan.Zero)),
            Row("first", new DateTimeOffset(2026, 3, 1, 19, 0, 0, shanghai)),
            Row("second", new DateTimeOffset(2026, 3, 1, 20, 0, 0, shanghai).AddTicks(7)));
        db.Audit(Caller.System, "test", "conversation", "all");
        await db.SaveChangesAsync();

        Assert.Equal(["first", "second", "third"], await db.Articles.OrderBy(a => a.UpdatedAt).Select(a => a.Id).ToListAsync());
        var noon = TestStore.Noon.ToOffset(shanghai);
        Assert.Equal(["second", "third"], await db.Articles.Where(a => a.UpdatedAt >= noon).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync());
        Assert.Equal(TestStore.Noon, (await db.Articles.AsNoTracking().SingleAsync(a => a.Id == "second")).UpdatedAt);
        Assert.Equal(ArticleStatus.Published, (await db.Articles.AsNoTracking().FirstAsync(a => a.Status == ArticleStatus.Published)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_numbers_are_taken_one_after_the_other(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var db = await store.Databases.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var number = await db.TakeKnowledgeChangeAsync(default);
            await transaction.CommitAsync();
            return number;
        })));
        Assert.Equal(Enumerable.Range(1, 8).Select(n => (long)n), numbers.Order());

        await using var outside = await store.Databases.CreateDbContextAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => outside.TakeKnowledgeChangeAsync(default));
        Assert.Equal(8, await outside.ReadKnowledgeChangeAsync(default));
    }

    [Theory]
    [InlineData((StorageProvider)7, "", "it must be 'sqlite' or 'postgres'")]
    [InlineData(StorageProvider.Postgres, "", "has 0 characters")]
    public void Configuration_that_cannot_work_is_refused(StorageProvider provider, string connection, string says)
    {
        var result = new StorageOptionsValidator().Validate(null, new StorageOptions { Provider = provider, ConnectionString = connection });
        Assert.Contains(says, result.FailureMessage, StringComparison.Ordinal);
    }

    private static ArticleRow Row(string id, DateTimeOffset at) => new()
    {
        Id = id,
        Pack = "test",
        Status = ArticleStatus.Published,
        Content = "{}",
        ContentHash = "0",
        UpdatedAt = at,
        UpdatedBy = "test",
    };
}
