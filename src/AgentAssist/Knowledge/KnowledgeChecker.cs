using System.Text;
using System.Text.RegularExpressions;

namespace AgentAssist.Knowledge;

/// <summary>Looks for what makes good files bad knowledge: doubles, dead links, what is out of date, and replies that say more than their article.</summary>
/// <param name="readFacts">The checkable facts of a text: the words and a key that is equal for equal facts.</param>
/// <param name="time">The clock.</param>
public sealed partial class KnowledgeChecker(Func<string, IEnumerable<(string Words, string Key)>> readFacts, TimeProvider time)
{
    private const int EnoughQuestions = 4;

    /// <summary>Everything that is wrong with the articles.</summary>
    public IReadOnlyList<KnowledgeProblem> Check(IReadOnlyList<FiledArticle> articles, Vocabulary vocabulary)
    {
        var ids = articles.Select(filed => filed.Article.Id).ToHashSet();
        return
        [
            .. articles.SelectMany(filed => CheckOne(filed, ids, vocabulary)),
            .. SharedQuestions(articles),
        ];
    }

    private IEnumerable<KnowledgeProblem> CheckOne(FiledArticle filed, HashSet<string> ids, Vocabulary vocabulary)
    {
        var article = filed.Article;
        var now = time.GetUtcNow();
        if (article.Valid.Until is { } until && until <= now)
            yield return Warn("valid", "valid.expired", $"It has not been in force since {until.AddTicks(-1):yyyy-MM-dd}.");
        if (article.ReviewBy is { } review && review < DateOnly.FromDateTime(now.UtcDateTime))
            yield return Warn("reviewBy", "reviewBy.passed", $"It should have been reviewed by {review:yyyy-MM-dd}.");
        if (article.Reply is null && article.Kind is ArticleKind.Faq)
            yield return Warn("title", "reply.missing", "It has no 'reply': an agent gets sentences of the body instead of a wording.");
        if (!ReferenceEquals(InstructionFinder.Harmless(article), article))
            yield return Warn("title", "instruction.found", "It holds words that speak to a machine instead of to a person; they are neither searched nor quoted.");
        if (article.Questions.Count < EnoughQuestions)
            yield return Warn("questions", "questions.few", $"It has {article.Questions.Count} similar questions; with {EnoughQuestions} or more it is found far better.");
        foreach (var missing in article.Supersedes.Where(id => !ids.Contains(id)))
            yield return Fail("supersedes", "supersedes.dead", $"It supersedes '{missing}', which does not exist.");
        if (article.Body.Length == 0 && article.Reply is not null)
            yield return Warn("title", "body.empty", "It has a reply but no body: an agent who is asked back finds nothing.");
        foreach (var target in DeadLinks(article.Body, ids))
            yield return Fail("title", "link.dead", $"It links to '{target}', which is no article.");
        foreach (var (key, id) in UnknownWords(article, vocabulary))
            yield return Warn(key, $"{key}.unknown", $"'{id}' is not in the vocabulary's {key}.");
        foreach (var words in Unfounded(article, vocabulary))
            yield return Fail("reply", "reply.unfounded", $"The reply says '{words}', which neither the body nor a service target says.");

        KnowledgeProblem Warn(string key, string code, string message) => new(filed.File, filed.LineOf(key), ProblemSeverity.Warning, code, message);
        KnowledgeProblem Fail(string key, string code, string message) => new(filed.File, filed.LineOf(key), ProblemSeverity.Error, code, message);
    }

    private IEnumerable<string> Unfounded(Article article, Vocabulary vocabulary)
    {
        if (article.Reply is null)
            return [];
        var target = article.Tier is { } tier ? vocabulary.SlaFor(tier, article.Category)?.Text.In(article.Locale) : null;
        var known = readFacts($"{article.Title}\n{article.Body}\n{target}").Select(fact => fact.Key).ToHashSet();
        return readFacts(article.Reply).Where(fact => !known.Contains(fact.Key)).Select(fact => fact.Words).Distinct();
    }

    /// <summary>Targets of links without a scheme, which can only mean another article's file.</summary>
    private static IEnumerable<string> DeadLinks(string body, HashSet<string> ids) => Links().Matches(body)
        .Select(link => link.Groups["target"].Value)
        .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith('/'))
        .Where(target => target.Split('#')[0] is var path && !(path.EndsWith(".md", StringComparison.Ordinal) && ids.Contains(Path.GetFileName(path)[..^3])))
        .Distinct();

    private static IEnumerable<(string Key, string Id)> UnknownWords(Article article, Vocabulary vocabulary)
    {
        if (vocabulary.Categories.Count > 0 && article.Category is { } category && vocabulary.Categories.All(term => term.Id != category))
            yield return ("category", category);
        if (vocabulary.Departments.Count > 0 && article.Department is { } department && vocabulary.Departments.All(term => term.Id != department))
            yield return ("department", department);
        foreach (var product in article.Products.Where(id => vocabulary.Products.Count > 0 && vocabulary.Products.All(term => term.Id != id)))
            yield return ("products", product);
        foreach (var region in article.Regions.Where(id => vocabulary.Regions.Count > 0 && vocabulary.Regions.All(term => term.Id != id)))
            yield return ("regions", region);
    }

    /// <summary>One question under two articles that are in force together: customers would get either.</summary>
    private static IEnumerable<KnowledgeProblem> SharedQuestions(IReadOnlyList<FiledArticle> articles)
    {
        Dictionary<string, FiledArticle> owners = [];
        foreach (var filed in articles)
        {
            foreach (var question in filed.Article.Questions.Append(filed.Article.Title))
            {
                var bare = Bare(question);
                if (!owners.TryAdd(bare, filed) && owners[bare] is var owner && owner != filed && Together(owner.Article, filed.Article))
                    yield return new(filed.File, filed.LineOf(question == filed.Article.Title ? "title" : "questions"), ProblemSeverity.Error, "question.shared", $"The question '{question}' is also that of {owner.File}.");
            }
        }
    }

    private static bool Together(Article one, Article other) =>
        one.Locale == other.Locale
        && !one.Supersedes.Contains(other.Id) && !other.Supersedes.Contains(one.Id)
        && (one.Valid.From is null || other.Valid.Until is null || one.Valid.From < other.Valid.Until)
        && (other.Valid.From is null || one.Valid.Until is null || other.Valid.From < one.Valid.Until);

    /// <summary>What is left of a question when width, case, blanks and punctuation are taken away.</summary>
    private static string Bare(string question) => string.Concat(question.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"\]\(<?(?<target>[^)\s>]+)[^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Links();
}
