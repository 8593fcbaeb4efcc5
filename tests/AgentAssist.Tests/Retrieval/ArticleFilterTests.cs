using AgentAssist.Knowledge;
using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class ArticleFilterTests
{
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly Article General = new() { Id = "general", Title = "流量超出套餐怎么收费" };

    private static readonly Vocabulary Regions = Vocabulary.Empty with
    {
        Regions =
        [
            new("guangdong", null, new("广东", "Guangdong"), []),
            new("shenzhen", "guangdong", new("深圳", "Shenzhen"), []),
            new("baoan", "shenzhen", new("宝安", "Bao'an"), []),
            new("guangzhou", "guangdong", new("广州", "Guangzhou"), []),
        ],
    };

    [Fact]
    public async Task Article_holds_from_its_first_moment_until_before_its_last()
    {
        var article = General with { Valid = new(NewYear, NewYear.AddYears(1)) };

        Assert.Empty(await Found([article], at: NewYear.AddTicks(-1)));
        Assert.Equal(["general"], await Found([article], at: NewYear));
        Assert.Equal(["general"], await Found([article], at: NewYear.AddYears(1).AddTicks(-1)));
        Assert.Empty(await Found([article], at: NewYear.AddYears(1)));
    }

    [Fact]
    public async Task Replaced_article_is_out_from_the_first_moment_of_the_new_one()
    {
        var newer = General with { Id = "newer", Valid = new(NewYear, null), Supersedes = ["general"] };

        Assert.Equal(["general"], await Found([General, newer], at: NewYear.AddTicks(-1)));
        Assert.Equal(["newer"], await Found([General, newer], at: NewYear));
    }

    [Fact]
    public async Task Replaced_article_comes_back_when_the_new_one_has_run_out()
    {
        var promotion = General with { Id = "promotion", Valid = new(NewYear, NewYear.AddMonths(1)), Supersedes = ["general"] };

        Assert.Equal(["promotion"], await Found([General, promotion], at: NewYear.AddMonths(1).AddTicks(-1)));
        Assert.Equal(["general"], await Found([General, promotion], at: NewYear.AddMonths(1)));
    }

    [Fact]
    public async Task Chain_of_replacements_leaves_the_last()
    {
        var second = General with { Id = "second", Supersedes = ["general"] };
        var third = General with { Id = "third", Supersedes = ["second"] };

        Assert.Equal(["third"], await Found([General, second, third]));
    }

    [Fact]
    public async Task Unknown_or_own_id_replaces_nothing() =>
        Assert.Equal(["general"], await Found([General with { Supersedes = ["general", "nobody"] }]));

    [Fact]
    public async Task Regional_rule_replaces_the_general_one_only_for_its_customers()
    {
        var regional = General with { Id = "regional", Regions = ["shenzhen"], Supersedes = ["general"] };

        Assert.Equal(["regional"], await Found([General, regional], region: "baoan"));
        Assert.Equal(["general"], await Found([General, regional], region: "guangzhou"));
        Assert.Equal(["general", "regional"], await Found([General, regional]));
    }

    [Theory]
    [InlineData("shenzhen", true)]
    [InlineData("baoan", true)]
    [InlineData("guangdong", false)]
    [InlineData("guangzhou", false)]
    [InlineData("mars", true)]
    [InlineData(null, true)]
    public async Task Regional_article_is_for_the_region_and_everything_below(string? region, bool found)
    {
        var article = General with { Regions = ["shenzhen"] };

        Assert.Equal(found, (await Found([article], region: region)).Count == 1);
    }

    [Fact]
    public async Task Own_region_goes_before_general_and_general_before_unknown()
    {
        var regional = General with { Id = "regional", Regions = ["shenzhen"] };

        Assert.Equal(["regional", "general"], await Found([General, regional], region: "shenzhen"));
        Assert.Equal(["general", "regional"], await Found([regional, General]));
    }

    [Fact]
    public async Task Article_for_other_products_is_out_where_the_products_are_known()
    {
        var article = General with { Products = ["mobile-5g", "mobile-4g"] };

        Assert.Single(await Found([article], products: ["broadband", "mobile-4g"]));
        Assert.Empty(await Found([article], products: ["broadband"]));
        Assert.Single(await Found([article], products: []));
        Assert.Single(await Found([General], products: ["broadband"]));
    }

    [Theory]
    [InlineData(ArticleAudience.Customer, "customer")]
    [InlineData(ArticleAudience.Agent, "agent customer")]
    [InlineData(ArticleAudience.Supervisor, "agent customer supervisor")]
    public async Task Reader_sees_the_own_circle_and_wider_ones(ArticleAudience reader, string visible)
    {
        Article[] articles =
        [
            General with { Id = "agent" },
            General with { Id = "customer", Audience = ArticleAudience.Customer },
            General with { Id = "supervisor", Audience = ArticleAudience.Supervisor },
        ];

        Assert.Equal(visible.Split(' '), (await Found(articles, audience: reader)).Order());
    }

    private static async Task<IReadOnlyList<string>> Found(
        Article[] articles, DateTimeOffset? at = null, string? region = null, string[]? products = null, ArticleAudience audience = ArticleAudience.Agent)
    {
        HybridRetriever retriever = new(() => Regions, new FixedOptions());
        retriever.Load(articles, 1);
        SearchQuery query = new("流量超出套餐怎么收费") { At = at ?? NewYear, Region = region, Products = products ?? [], Audience = audience };
        var result = await retriever.SearchAsync(query, CancellationToken.None);
        return [.. result.Articles.Select(found => found.Article.Id)];
    }
}
