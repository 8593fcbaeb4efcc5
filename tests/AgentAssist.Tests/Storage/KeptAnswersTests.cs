using AgentAssist.Storage;

namespace AgentAssist.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class KeptAnswersTests(PostgresCluster cluster)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Answer_is_kept_for_a_day_and_for_its_caller_alone(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var answers = store.Get<KeptAnswers>();
        await KeepAsync("a");
        await KeepAsync("b");
        store.Time.Advance(KeptAnswers.KeptFor);
        Assert.Equal("{}", (await answers.FindAsync("a", "k", default))!.Body);
        Assert.Null(await answers.FindAsync("c", "k", default));
        Assert.Equal(0, await answers.SweepAsync(default));

        // Too old to be found, it is free again before the sweep.
        store.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await answers.FindAsync("a", "k", default));
        await KeepAsync("a");
        Assert.Equal(1, await answers.SweepAsync(default));
        Assert.NotNull(await answers.FindAsync("a", "k", default));

        async Task KeepAsync(string caller)
        {
            await using var db = await store.Databases.CreateDbContextAsync();
            db.KeptAnswers.Add(new KeptAnswer { CallerId = caller, Key = "k", RequestHash = "h", Status = 201, Body = "{}", At = store.Time.GetUtcNow() });
            await db.SaveChangesAsync();
        }
    }
}
