using System.Diagnostics;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AgentAssist.Tests.Fakes;

/// <summary>A migrated database of its own for one test.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>Opens it.</summary>
    IDbContextFactory<AgentAssistDb> Factory { get; }
}

internal static class Databases
{
    public static async Task<ITestDatabase> SqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("agentassist-db-");
        var factory = Factory(new StorageOptions(), folder.FullName);
        await MigrateAsync(factory);
        return new Sqlite(folder, factory);
    }

    public static async Task<ITestDatabase> PostgresAsync(PostgresServer server)
    {
        var connection = await server.CreateDatabaseAsync();
        var factory = Factory(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connection }, Path.GetTempPath());
        await MigrateAsync(factory);
        return new Postgres(factory);
    }

    private static AgentAssistDbFactory Factory(StorageOptions storage, string data) =>
        new(Options.Create(storage), Options.Create(new AgentAssistOptions { DataDirectory = data }), TimeProvider.System);

    private static async Task MigrateAsync(IDbContextFactory<AgentAssistDb> factory)
    {
        await using var db = await factory.CreateDbContextAsync();
        await db.Database.MigrateAsync();
    }

    private sealed record Sqlite(DirectoryInfo Folder, IDbContextFactory<AgentAssistDb> Factory) : ITestDatabase
    {
        public ValueTask DisposeAsync()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Folder.Delete(recursive: true);
            return default;
        }
    }

    private sealed record Postgres(IDbContextFactory<AgentAssistDb> Factory) : ITestDatabase
    {
        public ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearAllPools();
            return default;
        }
    }
}

/// <summary>A PostgreSQL server of the tests' own, on a socket in a temporary folder; started when the first test asks.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private readonly string folder = Path.Combine("/tmp", "aa-pg-" + Path.GetRandomFileName());
    private int databases;

    /// <summary>Whether the server's programs are on this machine.</summary>
    public static bool IsInstalled => Binaries is not null;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!IsInstalled)
            return;
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", folder);
        await AsServerUserAsync(Path.Combine(Binaries!, "initdb"), "-D", Path.Combine(folder, "data"), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8");
        await AsServerUserAsync(
            Path.Combine(Binaries!, "pg_ctl"), "-D", Path.Combine(folder, "data"), "-w", "-l", Path.Combine(folder, "log"), "-o", $"-c listen_addresses='' -c fsync=off -k {folder}", "start");
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (!IsInstalled)
            return;
        await AsServerUserAsync(Path.Combine(Binaries!, "pg_ctl"), "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    internal async Task<string> CreateDatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await using var source = NpgsqlDataSource.Create($"Host={folder};Username=postgres;Database=postgres");
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return $"Host={folder};Username=postgres;Database={name}";
    }

    // PostgreSQL refuses to run as root.
    private static Task AsServerUserAsync(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments]) : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // The server outlives pg_ctl and would keep pipes open, so its output goes to its log.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/tmp", RedirectStandardOutput = program.EndsWith("initdb", StringComparison.Ordinal) };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}

