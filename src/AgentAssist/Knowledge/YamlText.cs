using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace AgentAssist.Knowledge;

/// <summary>YAML from a stranger's file: parsed only when it is harmless, and refused with a line and a reason otherwise.</summary>
internal static class YamlText
{
    /// <summary>The deepest nesting that the formats need, with room to spare; the parser would recurse once a level.</summary>
    private const int MaxDepth = 10;

    /// <summary>The only document of <paramref name="yaml"/>; <see langword="null"/> where it is malformed, which is reported.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">Its file.</param>
    /// <param name="firstLine">The line of the file on which the text begins.</param>
    /// <param name="area">What the codes of its problems begin with.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static YamlNode? Parse(string yaml, string file, int firstLine, string area, List<KnowledgeProblem> problems)
    {
        try
        {
            // Looked for among the events, before anything is built: nested aliases and brackets grow without bound when they are resolved.
            if (Refusal(yaml) is { } refusal)
                return Fail(refusal.Line, refusal.Reason, refusal.Message);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents switch
            {
                [] => new YamlScalarNode(""),
                [{ RootNode: var root }] => root,
                _ => Fail((int)stream.Documents[1].RootNode.Start.Line, "shape", "There is more than one YAML document."),
            };
        }
        catch (YamlException problem)
        {
            var tab = Array.FindIndex(yaml.Split('\n'), line => line.AsSpan(0, line.Length - line.AsSpan().TrimStart(" \t").Length).Contains('\t'));
            return tab >= 0
                ? Fail(tab + 1, "tab", "The line is indented with a tab; YAML wants spaces.")
                : Fail(Math.Min((int)problem.Start.Line, yaml.TrimEnd().Split('\n').Length), "yaml", $"This is not valid YAML (column {problem.Start.Column}): {problem.InnerException?.Message ?? problem.Message}");
        }

        catch (InvalidOperationException)
        {
            // The parser trips over some texts instead of refusing them, such as a word beginning with # inside brackets.
            return Fail(1, "yaml", "This is not valid YAML: put values with # : , [ ] { } in quotes.");
        }

        YamlNode? Fail(int line, string reason, string message)
        {
            problems.Add(new(file, firstLine + Math.Max(0, line - 1), ProblemSeverity.Error, $"{area}.{reason}", message));
            return null;
        }
    }

    private static (int Line, string Reason, string Message)? Refusal(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            var line = (int)parser.Current!.Start.Line;
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                return (line, "anchors", "Anchors and aliases (& and *) are not allowed: write the value out, or put it in quotes.");
            depth += parser.Current.NestingIncrease;
            if (depth > MaxDepth)
                return (line, "nesting", $"The values are nested more than {MaxDepth} levels deep.");
        }

        return null;
    }
}
