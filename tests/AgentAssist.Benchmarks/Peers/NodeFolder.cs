using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace AgentAssist.Benchmarks.Peers;

/// <summary>The folder in which the libraries from npm are installed, once for each lock file.</summary>
internal static class NodeFolder
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "peers.mjs"];

    /// <summary>Where the script and its libraries are.</summary>
    /// <exception cref="NodeException">Node or npm is missing, or npm cannot install the libraries.</exception>
    public static async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Peers", "node");
        var locked = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"), cancellationToken);
        var folder = Path.Combine(Path.GetTempPath(), $"agentassist-peers-{Convert.ToHexStringLower(SHA256.HashData(locked))[..12]}");
        Directory.CreateDirectory(folder);
        foreach (var file in Files)
            File.Copy(Path.Combine(source, file), Path.Combine(folder, file), overwrite: true);

        await RunAsync("node", ["--version"], folder, cancellationToken);
        var installed = Path.Combine(folder, ".installed");
        if (!File.Exists(installed))
        {
            await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, cancellationToken);
            await File.WriteAllTextAsync(installed, "", cancellationToken);
        }

        return folder;
    }

    /// <summary>Runs a program to its end and gives the lines that it printed.</summary>
    /// <exception cref="NodeException">There is no such program, or it failed.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        try
        {
            var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
            List<string> lines = [];
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
                lines.Add(line);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? lines : throw new NodeException($"{program} failed: {Gist(await complaints)}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The first lines that complain, for npm adds its whole manual.</summary>
    private static string Gist(string complaints) => string.Join(' ', complaints.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith("npm warn", StringComparison.Ordinal)).Take(4));

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new NodeException($"There is no {start.FileName} on the path.");
        }
    }
}

/// <summary>What needs Node or npm could not run; the message says why.</summary>
internal sealed class NodeException(string message) : Exception(message);
