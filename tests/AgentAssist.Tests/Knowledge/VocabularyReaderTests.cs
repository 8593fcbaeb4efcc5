using AgentAssist.Knowledge;

namespace AgentAssist.Tests.Knowledge;

public sealed class VocabularyReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void All_five_files_become_terms()
    {
        folder.Write("categories.yaml", "- { id: broadband/fault, name: { zh-CN: 故障, en: Fault } }");
        folder.Write("departments.yaml", "- id: field\n  name: { zh-CN: 装维, en: Field }\n  handles: [broadband]\n  teams:\n    - { id: f1, name: { zh-CN: 一班, en: One } }\n");
        folder.Write("products.yaml", "- { id: iptv, name: { zh-CN: 电视, en: IPTV }, aliases: [机顶盒] }");
        folder.Write("regions.yaml", "- { id: gd, name: { zh-CN: 广东, en: Guangdong } }\n- { id: sz, parent: gd, name: { zh-CN: 深圳, en: Shenzhen }, aliases: [] }");
        folder.Write("sla.yaml", "- { id: s, categories: [], tier: dispatch, responseMinutes: 120, resolutionMinutes: 2880, text: { zh-CN: 两小时, en: two hours } }");

        var (words, problems) = VocabularyReader.Read(folder.Path);

        Assert.Empty(problems);
        Assert.Equal("Fault", Assert.Single(words.Categories).Name.English);
        Assert.Equal("f1", Assert.Single(Assert.Single(words.Departments).Teams).Id);
        Assert.Equal(["机顶盒"], Assert.Single(words.Products).Aliases);
        Assert.Equal(["sz", "gd"], words.RegionPath("sz"));
        Assert.Equal((HandlingTier.Dispatch, 120, 2880), (words.SlaTargets[0].Tier, words.SlaTargets[0].ResponseMinutes, words.SlaTargets[0].ResolutionMinutes));
    }

    [Theory]
    [InlineData("products.yaml", "- { name: { en: X } }", 2, "id.missing")]
    [InlineData("products.yaml", "- { id: x }", 2, "name.missing")]
    [InlineData("products.yaml", "- { id: x, name: Plain }", 2, "name.type")]
    [InlineData("products.yaml", "- just a word", 2, "vocabulary.row")]
    [InlineData("products.yaml", "- { id: x, name: { en: X }, aliases: one }", 2, "aliases.type")]
    [InlineData("products.yaml", "- { id: good, name: { en: X } }", 2, "id.duplicate")]
    [InlineData("departments.yaml", "- { id: x, name: { en: X }, teams: [night] }", 2, "teams.row")]
    [InlineData("departments.yaml", "- { id: x, name: { en: X }, teams: [{ id: y }] }", 2, "name.missing")]
    public void A_malformed_row_is_reported_and_the_others_stay(string name, string row, int line, string code)
    {
        var file = folder.Write(name, $"- {{ id: good, name: {{ zh-CN: 好, en: Good }} }}\n{row}\n");

        var (words, problems) = VocabularyReader.Read(folder.Path);

        Assert.Equal((file, line, code), (problems[0].File, problems[0].Line, problems[0].Code));
        Assert.Single(words.Products.Select(term => term.Id).Concat(words.Departments.Select(term => term.Id)), "good");
    }

    [Theory]
    [InlineData("tier: soon, responseMinutes: 1, resolutionMinutes: 2", "tier.unknown")]
    [InlineData("tier: dispatch, responseMinutes: two hours, resolutionMinutes: 2", "responseMinutes.number")]
    [InlineData("tier: dispatch, responseMinutes: 1, resolutionMinutes: -2", "resolutionMinutes.number")]
    [InlineData("tier: dispatch, responseMinutes: 1", "resolutionMinutes.missing")]
    public void A_target_without_its_figures_is_none(string keys, string code)
    {
        folder.Write("sla.yaml", $"- {{ id: s, {keys}, text: {{ en: x }} }}");

        var (words, problems) = VocabularyReader.Read(folder.Path);

        Assert.Empty(words.SlaTargets);
        Assert.Equal(code, problems[0].Code);
    }

    [Theory]
    [InlineData("- { id: x", "vocabulary.yaml")]
    [InlineData("- &a { id: x }\n- *a", "vocabulary.anchors")]
    [InlineData("id: x", "vocabulary.shape")]
    public void A_file_that_cannot_be_read_leaves_the_words_in_force(string text, string code)
    {
        var before = Vocabulary.Empty with { Products = [new("tv", new("电视", "TV"), [])] };
        folder.Write("products.yaml", text);

        var (words, problems) = VocabularyReader.Read(folder.Path, before);

        Assert.Same(before.Products, words.Products);
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact]
    public void Missing_and_empty_files_are_empty()
    {
        folder.Write("products.yaml", "# nothing yet\n");

        var (words, problems) = VocabularyReader.Read(folder.Path);

        Assert.Empty(problems);
        Assert.Empty(words.Products);
    }
}
