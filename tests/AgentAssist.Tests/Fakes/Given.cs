using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using Microsoft.Extensions.Options;

namespace AgentAssist.Tests.Fakes;

/// <summary>Ready-made facts for tests: a moment, an article, a search result, content files.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Moment = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    public static readonly Article LosArticle = new()
    {
        Id = "bb-los-red",
        Title = "光猫亮红灯怎么办",
        Questions = ["光猫闪红灯"],
        Category = "broadband/fault/los",
        Tier = HandlingTier.Dispatch,
        Department = "field-service",
        Reply = "请先把光猫断电30秒再开机。如果红灯还亮，装维工程师会在2小时内联系您。",
        Body = "光猫LOS灯亮红灯表示光信号中断。断电30秒后重新上电。仍亮红灯的，派单后2小时内联系客户，48小时内修复，不收费。",
    };

    public static AssistRequest Question(string text, string locale = Locales.Chinese) => new(text, Moment) { Locale = locale };

    public static SearchResult Found(Article article, Answerability answerability = Answerability.Answered, double confidence = 0.9) =>
        new([Hit(article)], answerability, confidence, 1);

    public static SearchResult Nothing { get; } = new([], Answerability.None, 0.1, 1);

    public static ScoredArticle Hit(Article article, double score = 0.9) =>
        new(article, score, article.Title, [new ScoredPassage(new Passage($"{article.Id}#1", article.Id, null, article.Body), 1)]);

    public static EvidenceSet Evidence(params string[] texts) =>
        new([.. texts.Select((text, i) => new Evidence(i + 1, EvidenceKind.Passage, "a", "A", text, 1, null))]);

    /// <summary>Options whose content directory holds the given vocabulary files.</summary>
    public static IOptions<AgentAssistOptions> Content(params (string File, string Text)[] vocabulary)
    {
        var root = Directory.CreateTempSubdirectory("agentassist-content-");
        var folder = root.CreateSubdirectory("knowledge/vocabulary");
        foreach (var (file, text) in vocabulary)
            File.WriteAllText(Path.Combine(folder.FullName, file), text);
        return Options.Create(new AgentAssistOptions { ContentDirectory = root.FullName });
    }
}
