using AgentAssist.Knowledge;

namespace AgentAssist.Benchmarks.Retrieval;

/// <summary>Questions made of words drawn by a seeded generator: common words come often, rare ones seldom, as in real questions.</summary>
internal static class SyntheticQuestions
{
    private static readonly string[] Openings = ["怎么", "为什么", "请问", "我想", "如何", "能不能", "什么时候", "哪里可以"];
    private static readonly string[] Verbs = ["办理", "取消", "查询", "修改", "恢复", "退订", "升级", "转移", "补办", "开通", "关闭", "申请"];

    /// <summary>Articles with one standard and three similar questions each.</summary>
    public static IReadOnlyList<Article> Articles(int questions)
    {
        Random random = new(20260101);
        var words = Enumerable.Range(0, 3000).Select(_ => Word(random)).ToArray();
        return [.. Enumerable.Range(0, questions / 4).Select(i => new Article
        {
            Id = $"a{i}",
            Title = Question(random, words),
            Questions = [Question(random, words), Question(random, words), Question(random, words)],
        })];
    }

    /// <summary>Questions near those of the articles: some words left out, some added.</summary>
    public static string[] Queries(IReadOnlyList<Article> articles, int count)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var title = articles[random.Next(articles.Count)].Title;
            return Openings[random.Next(Openings.Length)] + title[random.Next(2)..];
        })];
    }

    private static string Question(Random random, string[] words) =>
        Openings[random.Next(Openings.Length)] + Verbs[random.Next(Verbs.Length)] + string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Zipf(random, words)));

    private static string Zipf(Random random, string[] words) => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))];

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => (char)random.Next(0x4E00, 0x4E00 + 2500)));
}
