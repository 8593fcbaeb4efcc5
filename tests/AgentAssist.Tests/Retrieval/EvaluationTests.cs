using AgentAssist.Knowledge;
using AgentAssist.Retrieval.Evaluation;

namespace AgentAssist.Tests.Retrieval;

public sealed class EvaluationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentassist-eval-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Metrics_are_those_worked_out_by_hand()
    {
        // Relevant: b (grade 1) at rank 2, z (grade 2) not found.
        // DCG = 1 / log2 3 = 0.63093; ideal = 3 / log2 2 + 1 / log2 3 = 3.63093; nDCG = 0.17377
        var metrics = RetrievalMetrics.Of(["a", "b", "c"], new Dictionary<string, int> { ["b"] = 1, ["z"] = 2 });

        Assert.Equal((0d, 100d, 100d, 50d, 50d), (metrics.Hit1, metrics.Hit5, metrics.Hit10, metrics.Mrr10, metrics.Recall10));
        Assert.Equal(17.377, metrics.Ndcg10, 0.001);
    }

    [Fact]
    public void Rank_eleven_is_too_late_and_rank_six_is_no_hit_at_five()
    {
        var ranking = Enumerable.Range(1, 12).Select(rank => $"d{rank}").ToArray();

        var eleventh = RetrievalMetrics.Of(ranking, new Dictionary<string, int> { ["d11"] = 1 });
        var sixth = RetrievalMetrics.Of(ranking, new Dictionary<string, int> { ["d6"] = 1 });

        Assert.Equal(new(1, 0, 0, 0, 0, 0, 0), eleventh);
        Assert.Equal((0d, 100d, 100 / 6d), (sixth.Hit5, sixth.Hit10, sixth.Mrr10));
    }

    [Fact]
    public void Mean_weighs_every_question_alike()
    {
        var mean = RetrievalMetrics.Mean([new(1, 100, 100, 100, 100, 100, 100), new(1, 0, 0, 100, 10, 20, 50)]);

        Assert.Equal(new(2, 50, 50, 100, 55, 60, 75), mean);
    }

    [Theory]
    [InlineData(50, 5)]
    [InlineData(99, 10)]
    [InlineData(1, 1)]
    public void Percentile_is_the_nearest_rank(int percent, double value) =>
        Assert.Equal(value, RetrievalEvaluation.Percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], percent));

    [Fact]
    public async Task Row_says_whether_it_is_a_question_an_article_or_a_passage()
    {
        var path = Write("corpus.jsonl", """
            {"_id":"q","title":"","text":"光猫亮红灯"}
            {"_id":"a","title":"怎么移机","text":"提前两天预约。","questions":["搬家宽带怎么办"]}
            {"_id":"e","title":"Lost card","text":"","questions":[]}
            {"_id":"p","title":"资费说明","text":"每兆0.03元。"}
            """);

        var articles = await BeirCorpus.ReadArticlesAsync(path).ToListAsync();

        Assert.Equal(["光猫亮红灯", "怎么移机", "Lost card", "资费说明"], articles.Select(article => article.Title));
        Assert.Equal([true, true, true, false], articles.Select(article => article.TitleIsQuestion));
        Assert.Equal(["", "提前两天预约。", "", "每兆0.03元。"], articles.Select(article => article.Body));
        Assert.Equal(["搬家宽带怎么办"], articles[1].Questions);
        Assert.Equal(Locales.English, articles[2].Locale);
    }

    [Theory]
    [InlineData("{\"_id\":\"1\",\"text\":\"a\"}\nnot json", "line 2: The row is not JSON")]
    [InlineData("[1]", "line 1: The row is not a JSON object")]
    [InlineData("{\"text\":\"a\"}", "line 1: The row has no \"_id\"")]
    [InlineData("{\"_id\":7,\"text\":\"a\"}", "line 1: \"_id\" is not a string")]
    [InlineData("{\"_id\":\"1\"}", "line 1: The row has neither \"title\" nor \"text\"")]
    [InlineData("{\"_id\":\"1\",\"title\":\"t\",\"questions\":\"x\"}", "line 1: \"questions\" is not an array of strings")]
    [InlineData("{\"_id\":\"1\",\"text\":\"a\"}\n\n{\"_id\":\"1\",\"text\":\"b\"}", "line 3: The row repeats the id \"1\"")]
    public async Task Malformed_row_is_named_by_file_and_line(string content, string fault)
    {
        var path = Write("corpus.jsonl", content);

        var error = await Assert.ThrowsAsync<BeirFormatException>(() => BeirCorpus.ReadArticlesAsync(path).ToListAsync().AsTask());

        Assert.StartsWith($"{path}, {fault}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query-id\tcorpus-id\tscore\nq\td\tmany", "line 2: The row has the score \"many\", which is not a whole number.")]
    [InlineData("query-id\tcorpus-id\tscore\nq\td", "line 2: The row has 2 columns, not the three query-id, corpus-id, score.")]
    public async Task Malformed_judgement_is_named_by_file_and_line(string content, string fault)
    {
        var path = Write("qrels.tsv", content);

        var error = await Assert.ThrowsAsync<BeirFormatException>(() => BeirCorpus.ReadQrelsAsync(path));

        Assert.Equal($"{path}, {fault}", error.Message);
    }

    [Fact]
    public async Task Whole_collection_is_indexed_asked_and_compared()
    {
        BeirFiles files = new(
            Write("corpus.jsonl", """
                {"_id":"d1","title":"","text":"光猫亮红灯怎么办"}
                {"_id":"d2","title":"","text":"流量还剩多少"}
                {"_id":"d3","title":"","text":"手机卡丢了怎么补"}
                """),
            Write("queries.jsonl", """
                {"_id":"q1","text":"光猫闪红灯"}
                {"_id":"q2","text":"补手机卡"}
                {"_id":"q3","text":"没有判断的问题"}
                """),
            Write("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\nq2\td3\t0\n"));
        await using StringWriter run = new();

        var report = await new RetrievalEvaluation(new FixedOptions(), TimeProvider.System).RunAsync(files, run, CancellationToken.None);

        // q1 finds d1 first; q2's only relevant document shares no word with it; q3 has no judgement and is left out.
        Assert.Equal(2, report.Metrics.Queries);
        Assert.Equal(50, report.Metrics.Hit1);
        Assert.Matches("^q1 Q0 d1 1 0\\.\\d{6} agentassist", run.ToString());
        Assert.True(report.Indexing > 0);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
