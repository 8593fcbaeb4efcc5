namespace AgentAssist.Tests.Fakes;

/// <summary>A test of both databases: SQLite always, PostgreSQL where its programs are installed (<c>tests/run.sh</c> installs them).</summary>
public static class DatabaseKinds
{
    /// <summary>The kinds that can be tested here.</summary>
    public static TheoryData<string> All => PostgresServer.IsInstalled ? new TheoryData<string>("SQLite", "PostgreSQL") : new TheoryData<string>("SQLite");
}
