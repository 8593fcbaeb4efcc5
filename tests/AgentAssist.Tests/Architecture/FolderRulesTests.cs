using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AgentAssist.Tests.Architecture;

/// <summary>The house keeps its plan: who may know whom, and how long a file may be.</summary>
public sealed partial class FolderRulesTests
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src"));

    [Theory]
    [InlineData("Retrieval", "Tickets|Cases|Insights|Assist|Conversations")]
    [InlineData("Knowledge", "Tickets|Cases|Insights|Assist|Conversations|Retrieval")]
    [InlineData("Storage", "Assist|Retrieval")]
    public void A_folder_does_not_know_what_stands_above_it(string folder, string forbidden)
    {
        var known = Files(Path.Combine("AgentAssist", folder)).Where(file => !file.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(file => Using().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Folder: match.Groups[1].Value)));

        Assert.DoesNotContain(known, use => forbidden.Split('|').Contains(use.Folder));
    }

    [Fact]
    public void The_core_knows_no_web_server() =>
        Assert.DoesNotContain(
            typeof(AgentAssistServices).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Theory]
    [InlineData("*.cs", 300)]
    [InlineData("*.razor", 130)]
    public void A_file_holds_one_thing(string pattern, int lines) =>
        Assert.DoesNotContain(
            Files(".", pattern).Where(file => !file.Contains("Migrations", StringComparison.Ordinal)).Select(file => (File: Path.GetRelativePath(Source, file), Lines: File.ReadLines(file).Count())),
            file => file.Lines > lines);

    [Fact]
    public void Classes_are_sealed_unless_made_to_be_derived_from() =>
        Assert.DoesNotContain(
            typeof(AgentAssistServices).Assembly.GetTypes().Where(IsOurs),
            type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !type.FullName!.Contains('<', StringComparison.Ordinal));

    [Fact]
    public void Interfaces_of_our_own_stay_few() =>
        Assert.InRange(typeof(AgentAssistServices).Assembly.GetTypes().Count(type => type.IsInterface && IsOurs(type)), 1, 8);

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("AgentAssist", StringComparison.Ordinal) == true && !type.Namespace.Contains("Migrations", StringComparison.Ordinal);

    private static IEnumerable<string> Files(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Source, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Output().IsMatch(file));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"\bAgentAssist\.([A-Z]\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Using();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]", RegexOptions.NonBacktracking)]
    private static partial Regex Output();
}
