using System.Diagnostics;
using Npgsql;

namespace AgentAssist.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own, on a socket in a temp directory, stopped and removed at the end.</summary>
public sealed class PostgresCluster : IAsyncLifetime, IDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private readonly SemaphoreSlim _once = new(1, 1);
    private DirectoryInfo? _directory;

    /// <summary>Why there is no server here, or null where there is one.</summary>
    public static string? Missing { get; } = File.Exists(Path.Combine(Binaries, "initdb")) ? null : $"PostgreSQL 15 is not installed in {Binaries}.";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task<string> NewDatabaseAsync()
    {
        await StartAsync();
        var name = "t" + Guid.CreateVersion7().ToString("N");
        return new NpgsqlConnectionStringBuilder { Host = _directory!.FullName, Username = "postgres", Database = name, MaxPoolSize = 10 }.ConnectionString;
    }

    public async Task DisposeAsync()
    {
        if (_directory is null)
            return;
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        _directory.Delete(recursive: true);
    }

    public void Dispose() => _once.Dispose();

    private string Data => Path.Combine(_directory!.FullName, "data");

    private async Task StartAsync()
    {
        await _once.WaitAsync();
        try
        {
            if (_directory is not null)
                return;
            _directory = Directory.CreateTempSubdirectory("aa-pg-");
            if (Environment.UserName == "root")
                await RunProcessAsync("chown", "nobody", _directory.FullName);
            await RunAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
            await RunAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_directory.FullName, "log"),
                "-o", $"-c listen_addresses='' -c unix_socket_directories={_directory.FullName} -c fsync=off", "start");
        }
        finally
        {
            _once.Release();
        }
    }

    // The server refuses to run as root.
    private static Task RunAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunProcessAsync("runuser", ["-u", "nobody", "--", Path.Combine(Binaries, program), .. arguments])
        : RunProcessAsync(Path.Combine(Binaries, program), arguments);

    private static async Task RunProcessAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp" })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {error}{await output}");
    }
}

[CollectionDefinition(Name)]
public sealed class StorageTests : ICollectionFixture<PostgresCluster>
{
    public const string Name = "Storage";
}
