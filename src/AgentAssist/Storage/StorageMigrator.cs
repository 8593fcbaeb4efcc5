using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgentAssist.Storage;

/// <summary>Brings the database up to date, once in this process and one process at a time.</summary>
public sealed partial class StorageMigrator : IDisposable
{
    // Any number will do, as long as it stays the same: it names this product's migrations among a server's advisory locks.
    private const long MigrationLock = 0x4161_4d69_6772_6174;
    private static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(50);

    private readonly AgentAssistDbFactory _factory;
    private readonly TimeProvider _time;
    private readonly ILogger<StorageMigrator> _logger;
    private readonly SemaphoreSlim _once = new(1, 1);
    private bool _done;

    internal StorageMigrator(AgentAssistDbFactory factory, TimeProvider time, ILogger<StorageMigrator> logger) => (_factory, _time, _logger) = (factory, time, logger);

    /// <summary>Applies the migrations that are missing; a second call returns at once.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await _once.WaitAsync(cancellationToken);
        try
        {
            if (_done)
                return;
            await using var db = await _factory.CreateDbContextAsync(cancellationToken);

            // Waiting for another server's migration, and a migration of a large table, take longer than a query may.
            db.Database.SetCommandTimeout(LongestMigration);
            if (_factory.SqliteFile is { } file)
                await MigrateFileAsync(db, file, cancellationToken);
            else
                await MigrateServerAsync(db, cancellationToken);
            _done = true;
            LogReady(db.Database.ProviderName!);
        }
        finally
        {
            _once.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _once.Dispose();

    private async Task MigrateFileAsync(AgentAssistDb db, string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var held = await HoldAsync(file + ".migrating", cancellationToken);

        // EF keeps its lock as a row, which a process killed while migrating leaves behind for ever; whoever holds the file knows that nobody else migrates.
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancellationToken);
        await db.Database.CloseConnectionAsync();
    }

    private static async Task MigrateServerAsync(AgentAssistDb db, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
        {
            try
            {
                await creator.CreateAsync(cancellationToken);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another process was quicker, and its database is as good.
            }
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
        try
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<FileStream> HoldAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // The system lets go of it when the process ends, however it ends.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(RetryEvery, _time, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Storage is ready on {Provider}.")]
    private partial void LogReady(string provider);
}
