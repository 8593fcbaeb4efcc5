using System.Text;
using System.Text.RegularExpressions;

namespace AgentAssist.Knowledge;

/// <summary>Reads one article: YAML front matter between lines of three dashes, then Markdown. The format is in <c>docs/knowledge-format.md</c>.</summary>
public static partial class ArticleReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    private static readonly string[] Keys =
    [
        "id", "title", "kind", "questions", "category", "tier", "department", "products", "regions", "valid", "supersedes", "owner", "reviewBy",
        "audience", "confidence", "reply", "keywords", "source",
    ];

    /// <summary>Reads a file of <paramref name="pack"/>. A file that cannot be used gives no article, and problems that say where and why.</summary>
    public static async Task<ArticleReading> ReadFileAsync(string path, PackInfo pack, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length is > MaxBytes and var length)
            return Unusable(path, "file.tooLarge", $"The file has {length:N0} bytes; at most {MaxBytes:N0} bytes are read.");
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        try
        {
            return Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), path, pack);
        }
        catch (DecoderFallbackException problem)
        {
            var line = 1 + bytes.AsSpan(0, Math.Max(0, problem.Index)).Count((byte)'\n');
            return new(null, [new(path, line, ProblemSeverity.Error, "file.encoding", "The file is not UTF-8; save it as UTF-8.")]);
        }
    }

    /// <summary>Reads the text of an article.</summary>
    public static ArticleReading Read(string text, string file, PackInfo pack)
    {
        // Editors on Windows leave a mark at the beginning and carriage returns at the ends.
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(text))
            return Unusable(file, "file.empty", "The file is empty.");
        var lines = text.Split('\n');
        if (lines[0].TrimEnd() != "---")
            return Unusable(file, "frontMatter.missing", "The file must begin with a line '---', followed by keys such as 'id' and 'title'.");
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        if (end < 0)
            return Unusable(file, "frontMatter.open", "The front matter that begins on line 1 never ends; close it with a line '---'.");

        List<KnowledgeProblem> problems = [];
        var front = FrontMatter.Read(string.Join('\n', lines[1..end]), file, 2, Keys, problems);
        var article = front is null ? null : Make(front, string.Join('\n', lines[(end + 1)..]).Trim(), file, end + 2, pack, problems);
        return new(problems.Exists(problem => problem.Severity == ProblemSeverity.Error) ? null : article, problems);
    }

    /// <summary>Whether a text may be an article's id.</summary>
    public static bool IsId(string id) => IdPattern().IsMatch(id);

    private static Article Make(FrontMatter front, string body, string file, int bodyLine, PackInfo pack, List<KnowledgeProblem> problems)
    {
        var id = front.Text("id") ?? "";
        if (id.Length == 0)
            front.Error("id", "id.missing", "The key 'id' is missing; give the article a stable name such as bb-los-red.");
        else if (!IsId(id))
            front.Error("id", "id.pattern", $"The id '{id}' must be 1 to 80 characters of a-z, 0-9 and '-'.");
        var title = front.Text("title")?.Trim() ?? "";
        if (title.Length == 0)
            front.Error("title", "title.missing", "The key 'title' is missing; it is the standard question.");
        if (body.Length == 0 && !front.Has("reply"))
            problems.Add(new(file, bodyLine, ProblemSeverity.Warning, "body.empty", "The article has neither a body nor a reply: it can be found but says nothing."));

        return new Article
        {
            Id = id,
            Title = title,
            Pack = pack.Id,
            Locale = pack.Locale,
            Kind = front.Word<ArticleKind>("kind") ?? ArticleKind.Faq,
            Questions = front.List("questions"),
            Category = front.Text("category"),
            Tier = front.Word<HandlingTier>("tier"),
            Department = front.Text("department"),
            Products = front.List("products"),
            Regions = front.List("regions"),
            Valid = front.Period("valid", pack.Zone),
            Supersedes = front.List("supersedes"),
            Owner = front.Text("owner"),
            ReviewBy = front.Day("reviewBy"),
            Audience = front.Word<ArticleAudience>("audience") ?? ArticleAudience.Agent,
            Confidence = front.Word<ArticleConfidence>("confidence") ?? ArticleConfidence.Validated,
            Reply = front.Text("reply")?.Trim() is { Length: > 0 } reply ? reply : null,
            Keywords = front.List("keywords"),
            Source = front.Text("source"),
            Body = body,
        };
    }

    private static ArticleReading Unusable(string file, string code, string message) => new(null, [new(file, 1, ProblemSeverity.Error, code, message)]);

    [GeneratedRegex("^[a-z0-9-]{1,80}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
