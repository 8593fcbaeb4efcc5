using System.Text.RegularExpressions;

namespace AgentAssist.Knowledge;

/// <summary>Reads one article: YAML front matter between lines of three dashes, then Markdown. The format is in <c>docs/knowledge-format.md</c>.</summary>
public static partial class ArticleReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = TextFile.MaxBytes;

    private static readonly string[] Keys =
    [
        "id", "title", "titleIsQuestion", "kind", "questions", "category", "tier", "department", "products", "regions", "valid", "supersedes", "owner",
        "reviewBy", "audience", "confidence", "reply", "keywords", "source",
    ];

    /// <summary>Reads a file of <paramref name="pack"/>. A file that cannot be used gives no article, and problems that say where and why.</summary>
    public static async Task<ArticleReading> ReadFileAsync(string path, PackInfo pack, CancellationToken cancellationToken)
    {
        var (text, problem) = await TextFile.ReadAsync(path, cancellationToken);
        return text is null ? new(null, [problem!]) : Read(text, path, pack);
    }

    /// <summary>Reads the text of an article.</summary>
    public static ArticleReading Read(string text, string file, PackInfo pack)
    {
        // Editors on Windows leave a mark at the beginning and carriage returns at the ends.
        text = TextFile.Plain(text);
        if (string.IsNullOrWhiteSpace(text))
            return Unusable(file, "file.empty", "The file is empty.");
        var lines = text.Split('\n');
        if (lines[0].TrimEnd() != "---")
            return Unusable(file, "frontMatter.missing", "The file must begin with a line '---', followed by keys such as 'id' and 'title'.");
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        if (end < 0)
            return Unusable(file, "frontMatter.open", "The front matter that begins on line 1 never ends; close it with a line '---'.");

        List<KnowledgeProblem> problems = [];
        if (FrontMatter.Read(string.Join('\n', lines[1..end]), file, 2, Keys, problems) is not { } front)
            return new(null, problems);
        var bodyAt = Array.FindIndex(lines, end + 1, line => !string.IsNullOrWhiteSpace(line));
        var article = Make(front, bodyAt < 0 ? "" : string.Join('\n', lines[bodyAt..]).TrimEnd(), pack);
        if (article.Body.Length == 0 && article.Reply is null)
            problems.Add(new(file, end + 1, ProblemSeverity.Warning, "body.empty", "The article has neither a body nor a reply: it can be found but says nothing."));
        return new(problems.Exists(problem => problem.Severity == ProblemSeverity.Error) ? null : article, problems) { Lines = front.Lines };
    }

    /// <summary>Whether a text may be an article's id.</summary>
    public static bool IsId(string id) => IdPattern().IsMatch(id);

    private static Article Make(FrontMatter front, string body, PackInfo pack)
    {
        var (id, title) = (front.Text("id"), front.Word("title"));
        if (!front.Has("id"))
            front.Error("id", "id.missing", "The key 'id' is missing; give the article a stable name such as bb-los-red.");
        else if (id is not null && !IsId(id))
            front.Error("id", "id.pattern", $"The id '{id}' must be 1 to 80 characters of a-z, 0-9 and '-'.");
        if (!front.Has("title") || title is null && front.Text("title") is not null)
            front.Error("title", "title.missing", "The key 'title' is missing; it is the standard question.");

        return new Article
        {
            Id = id ?? "",
            Title = title ?? "",
            TitleIsQuestion = front.YesOrNo("titleIsQuestion") ?? true,
            Pack = pack.Id,
            Locale = pack.Locale,
            Kind = front.OneOf<ArticleKind>("kind") ?? ArticleKind.Faq,
            Questions = front.List("questions"),
            Category = front.Word("category"),
            Tier = front.OneOf<HandlingTier>("tier"),
            Department = front.Word("department"),
            Products = front.List("products"),
            Regions = front.List("regions"),
            Valid = front.Period("valid", pack.Zone),
            Supersedes = front.List("supersedes"),
            Owner = front.Word("owner"),
            ReviewBy = front.Day("reviewBy"),
            Audience = front.OneOf<ArticleAudience>("audience") ?? ArticleAudience.Agent,
            Confidence = front.OneOf<ArticleConfidence>("confidence") ?? ArticleConfidence.Validated,
            Reply = front.Word("reply"),
            Keywords = front.List("keywords"),
            Source = front.Word("source"),
            Body = body,
        };
    }

    private static ArticleReading Unusable(string file, string code, string message) => new(null, [new(file, 1, ProblemSeverity.Error, code, message)]);

    [GeneratedRegex(@"\A[a-z0-9-]{1,80}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
