using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tests.Fakes;

/// <summary>A migrated database of its own for one test.</summary>
internal sealed class TestDatabase(TestStore store) : IAsyncDisposable
{
    public IDbContextFactory<AgentAssistDb> Factory => store.Databases;

    public ValueTask DisposeAsync() => store.DisposeAsync();
}

internal static class Databases
{
    public static async Task<TestDatabase> SqliteAsync() => new(await TestStore.OpenAsync(StorageProvider.Sqlite, null!));
}
