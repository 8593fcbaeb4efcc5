using AgentAssist.Knowledge;
using YamlDotNet.Core;

namespace AgentAssist.Assist;

/// <summary>Looks for what is wrong with the files of triage before a server meets it.</summary>
internal static class TriageFiles
{
    /// <summary>What is wrong with the rules and the examples of a vocabulary.</summary>
    public static IEnumerable<KnowledgeProblem> Check(string vocabulary) =>
        Check(Path.Combine(vocabulary, TriageRules.FileName), text => TriageRules.Parse(text)).Concat(Check(Path.Combine(vocabulary, TriageJudge.FileName), text => JudgedTurn.Parse(text)));

    private static IEnumerable<KnowledgeProblem> Check(string path, Action<string> parse)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            parse(File.ReadAllText(path));
            return [];
        }
        catch (YamlException fault)
        {
            return [Problem((int)fault.Start.Line, fault.InnerException?.Message ?? fault.Message)];
        }
        catch (FormatException fault)
        {
            return [Problem(0, fault.Message)];
        }

        KnowledgeProblem Problem(int line, string message) => new(path, line, ProblemSeverity.Error, "triage.malformed", message);
    }
}
