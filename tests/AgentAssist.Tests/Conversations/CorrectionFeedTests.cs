using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentAssist.Tests.Conversations;

[Collection(StorageTests.Name)]
public sealed class CorrectionFeedTests(PostgresCluster cluster)
{
    private readonly ConfirmedCases cases = new();

    [Theory, OnSqlite, OnPostgres]
    public async Task A_correction_counts_once_also_where_one_written_later_was_seen_first(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        using CorrectionFeed feed = new(store.Databases, cases, TimeProvider.System, NullLogger<CorrectionFeed>.Instance);
        await feed.ReadAsync(default);
        await WriteAsync(store, 5, "光猫上的红灯一直在闪", HandlingTier.Dispatch);
        await feed.ReadAsync(default);
        await WriteAsync(store, 4, "电视屏幕黑了没有画面", HandlingTier.Escalate);
        await feed.ReadAsync(default);
        await feed.ReadAsync(default);

        Assert.Equal(HandlingTier.Dispatch, cases.Nearest("光猫上的红灯一直在闪")?.Tier);
        Assert.Equal(HandlingTier.Escalate, cases.Nearest("电视屏幕黑了没有画面")?.Tier);
        Assert.Equal(2, cases.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_server_that_starts_remembers_the_newest(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        await WriteAsync(store, 1, "很久以前说错的一句话", HandlingTier.Escalate);
        await WriteAsync(store, ConfirmedCases.Most + 200, "光猫上的红灯一直在闪", HandlingTier.Dispatch);
        using CorrectionFeed feed = new(store.Databases, cases, TimeProvider.System, NullLogger<CorrectionFeed>.Instance);
        await feed.ReadAsync(default);

        Assert.Equal((1, HandlingTier.Dispatch), (cases.Count, cases.Nearest("光猫上的红灯一直在闪")?.Tier));
    }

    private static async Task WriteAsync(TestStore store, long id, string question, HandlingTier tier)
    {
        await using var db = await store.Databases.CreateDbContextAsync();
        db.Suggestions.Add(new() { Id = $"s{id}", Locale = "zh-CN", Question = question, Reply = "好的。", ArticleIds = [], At = TestStore.Noon });
        db.TriageCorrections.Add(new() { Id = id, SuggestionId = $"s{id}", Question = question, Tier = tier, By = "a", At = TestStore.Noon });
        db.Audit(Caller.System, "triage.correct", "suggestion", $"s{id}");
        await db.SaveChangesAsync();
    }
}
