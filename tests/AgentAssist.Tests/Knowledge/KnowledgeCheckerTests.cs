using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace AgentAssist.Tests.Knowledge;

public sealed class KnowledgeCheckerTests
{
    private const string Questions = "questions: [甲, 乙, 丙, 丁]";

    private static readonly Vocabulary Words = Vocabulary.Empty with
    {
        Categories = [new("broadband", new("宽带", "Broadband"))],
        Departments = [new("field", new("装维", "Field"), [], [])],
        Products = [new("iptv", new("电视", "IPTV"), [])],
        Regions = [new("gd", null, new("广东", "Guangdong"), [])],
        SlaTargets = [new("s", [], HandlingTier.Dispatch, 120, 2880, new("2 小时内联系客户", "within 2 hours"))],
    };

    private readonly KnowledgeChecker checker = new(text => FactReader.Read(text).Select(fact => (fact.Words, fact.Key)), new FakeTimeProvider(Given.Moment));

    [Fact]
    public void A_sound_article_has_no_findings() =>
        Assert.Empty(Check(File("a", $"{Questions}\ncategory: broadband\ntier: dispatch\nreply: 两小时内联系您,收费 10 元。", "收费 10 元。见[说明](a.md#x)、[站点](https://a.example)。")));

    [Theory]
    [InlineData(Questions + "\nreply: 好\nvalid: { until: 2026-01-31 }", "x", 6, ProblemSeverity.Warning, "valid.expired")]
    [InlineData(Questions + "\nreply: 好\nreviewBy: 2026-01-31", "x", 6, ProblemSeverity.Warning, "reviewBy.passed")]
    [InlineData(Questions, "x", 3, ProblemSeverity.Warning, "reply.missing")]
    [InlineData("reply: 好\nquestions: [甲, 乙, 丙]", "x", 5, ProblemSeverity.Warning, "questions.few")]
    [InlineData(Questions + "\nreply: 好", "", 3, ProblemSeverity.Warning, "body.empty")]
    [InlineData(Questions + "\nreply: 好\nsupersedes: [gone]", "x", 6, ProblemSeverity.Error, "supersedes.dead")]
    [InlineData(Questions + "\nreply: 好", "[x](gone.md)", 3, ProblemSeverity.Error, "link.dead")]
    [InlineData(Questions + "\nreply: 好", "[x](../files/form.docx)", 3, ProblemSeverity.Error, "link.dead")]
    [InlineData(Questions + "\nreply: 好\ncategory: moon", "x", 6, ProblemSeverity.Warning, "category.unknown")]
    [InlineData(Questions + "\nreply: 好\ndepartment: moon", "x", 6, ProblemSeverity.Warning, "department.unknown")]
    [InlineData(Questions + "\nreply: 好\nproducts: [iptv, moon]", "x", 6, ProblemSeverity.Warning, "products.unknown")]
    [InlineData(Questions + "\nreply: 好\nregions: [moon]", "x", 6, ProblemSeverity.Warning, "regions.unknown")]
    [InlineData(Questions + "\nreply: 收费二十元", "收费 10 元", 5, ProblemSeverity.Error, "reply.unfounded")]
    public void A_finding_names_line_severity_and_code(string keys, string body, int line, ProblemSeverity severity, string code)
    {
        var problem = Assert.Single(Check(File("a", keys, body)));

        Assert.Equal(("a.md", line, severity, code), (problem.File, problem.Line, problem.Severity, problem.Code));
        Assert.StartsWith($"a.md:{line}: {(severity == ProblemSeverity.Error ? "error" : "warning")} {code}", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_question_of_two_articles_is_found_through_width_case_and_punctuation()
    {
        var problem = Assert.Single(Check(
            File("a", "questions: [怎么改WiFi密码?, 乙, 丙, 丁]\nreply: 好", "x"), File("b", "questions: [怎么改 ＷＩＦＩ 密码？, 戊, 己, 庚]\nreply: 好", "x")));

        Assert.Equal(("b.md", 4, "question.shared"), (problem.File, problem.Line, problem.Code));
    }

    [Fact]
    public void Articles_that_follow_one_another_in_time_may_share_their_questions() => Assert.Empty(Check(
        File("a", $"{Questions}\nreply: 好\nvalid: {{ until: 2026-12-31 }}", "x"), File("b", $"{Questions}\nreply: 好\nvalid: {{ from: 2027-01-01 }}", "x")));

    private IReadOnlyList<KnowledgeProblem> Check(params FiledArticle[] articles) => checker.Check(articles, Words);

    private static FiledArticle File(string id, string keys, string body)
    {
        var reading = ArticleReader.Read($"---\nid: {id}\ntitle: 标题{id}\n{keys}\n---\n{body}", $"{id}.md", PackInfo.Named("p", Locales.Chinese));
        return new(reading.Article!, $"{id}.md") { Lines = reading.Lines };
    }
}
