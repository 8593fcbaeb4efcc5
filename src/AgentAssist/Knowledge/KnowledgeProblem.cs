namespace AgentAssist.Knowledge;

/// <summary>Something that is wrong with a file of knowledge.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Severity">Whether the article can still be used.</param>
/// <param name="Code">A stable name of the problem, such as <c>id.missing</c>.</param>
/// <param name="Message">What is wrong and what would be right, in plain words.</param>
public sealed record KnowledgeProblem(string File, int Line, ProblemSeverity Severity, string Code, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {(Severity == ProblemSeverity.Error ? "error" : "warning")} {Code}: {Message}";
}

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>It can be used, but somebody should look.</summary>
    Warning,

    /// <summary>It cannot be used.</summary>
    Error,
}

/// <summary>An article with the problems of its file; the article is missing where a problem is an error.</summary>
public sealed record ArticleReading(Article? Article, IReadOnlyList<KnowledgeProblem> Problems)
{
    /// <summary>The line of each key of the front matter.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();
}
