using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Assist;
using AgentAssist.Knowledge;
using AgentAssist.Models.Composing;
using AgentAssist.Retrieval;
using Xunit.Abstractions;

namespace AgentAssist.Tests.Assist;

/// <summary>True sentences of the shipped knowledge pass, and what one changed number, date, name or negation makes of them is caught.</summary>
public sealed partial class MutatedReplyTests(ITestOutputHelper output)
{
    private const int Replies = 1000;
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "knowledge");
    private static readonly string[] Negations = ["不收", "不能", "不用", "不会", "不需要", "不影响", "不要", "不可以", "无需", "没有", "免费"];
    private static readonly (string Plain, string Negated)[] Negatable = [("可以", "不可以"), ("会收到", "不会收到"), ("能用", "不能用"), ("收费", "不收费"), ("联系您", "不联系您"), ("修复", "不修复"), ("生效", "不生效"), ("到账", "不到账"), ("恢复", "不恢复"), ("办理", "不办理"), ("免费", "收费"), (" can ", " cannot "), (" is ", " is not "), (" are ", " are not "), (" will ", " will not ")];

    private static readonly string[][] Names =
    [
        ["「蓝桥生活」", "「星澜智行」"], ["微信", "抖音"], ["支付宝", "云闪付"], ["身份证", "社保卡"], ["营业厅", "派出所"], ["深圳", "杭州"], ["宝安", "南山"], ["福田", "罗湖"], ["装维工程师", "账务专员"], ["投诉专员", "装维班组"], ["光猫", "充电桩"], ["路由器", "遥控器"], ["机顶盒", "交换机"],
        ["畅享", "轻享"], ["工信部", "消费者协会"], ["护照", "驾驶证"], ["香港", "台湾"], ["账务中心", "投诉中心"], ["Lanqiao Life", "Xinglan Drive"], ["WeChat", "TikTok"], ["Alipay", "PayPal"], ["passport", "driving licence"], ["Guangdong", "Zhejiang"], ["Lanqiao Plus", "Lanqiao Lite"],
    ];

    [Fact]
    public async Task Changed_facts_names_and_negations_are_caught_and_true_sentences_are_not_marked()
    {
        var random = new Random(20261123);
        var vocabulary = VocabularyReader.Read(Path.Combine(Shipped, "vocabulary")).Vocabulary;
        var truths = (await TruthsAsync(vocabulary)).OrderBy(_ => random.Next()).ToList();

        List<(string Text, CheckedSentence Check)> marked = [];
        List<(string Kind, string True, string False)> missed = [];
        var (passed, mutated) = (0, 0);
        Dictionary<string, int> kinds = [];
        foreach (var truth in truths.Take(Replies))
        {
            foreach (var form in truth.Forms)
            {
                passed++;
                if (truth.Check(form) is { Supported: false } check)
                    marked.Add((form, check));
            }
        }

        // Every kind of change counts alike, as far as there are sentences for it.
        var changes = truths.SelectMany(truth => Mutations(truth.Text, random).Select(mutation => (truth, mutation.Kind, mutation.Text)))
            .GroupBy(change => change.Kind).SelectMany(kind => kind.OrderBy(_ => random.Next()).Index()).OrderBy(change => change.Index).Select(change => change.Item);
        foreach (var (truth, kind, changed) in changes.Take(Replies))
        {
            mutated++;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (truth.Check(changed).Supported)
                missed.Add((kind, truth.Text, changed));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{marked.Count} of {passed} true sentences marked, {missed.Count} of {mutated} changed ones not caught ({string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}"))})"));
        foreach (var (text, check) in marked)
            output.WriteLine($"marked: {text} <- {string.Join(" / ", check.Unsupported)}");
        foreach (var (kind, was, became) in missed)
            output.WriteLine($"missed {kind}: {became} <- {was}");
        Assert.Equal(Replies, mutated);
        Assert.All((string[])["number", "date", "negation", "name"], kind => Assert.True(kinds.GetValueOrDefault(kind) >= 20, $"{kind}: {kinds.GetValueOrDefault(kind)}"));
        Assert.True(marked.Count <= passed / 100, $"{marked.Count} of {passed} true sentences are marked");
        Assert.True(missed.Count <= mutated / 100, $"{missed.Count} of {mutated} changed sentences are not caught");
    }

    /// <summary>What the built-in writer may say of each article: its wording and the sentences of its body, with the evidence that would be shown.</summary>
    private static async Task<List<Truth>> TruthsAsync(Vocabulary vocabulary)
    {
        List<Truth> truths = [];
        foreach (var pack in PackReader.Packs(Shipped))
        {
            foreach (var (article, _) in (await PackReader.ReadAsync(pack, CancellationToken.None)).Articles.Select(filed => (filed.Article, 0)))
            {
                var passages = Chunker.Chunk(article);
                List<Evidence> evidence = [new(1, EvidenceKind.Reply, article.Id, article.Title, article.Reply ?? "", 1, null)];
                evidence.AddRange(passages.Select((passage, i) => new Evidence(i + 2, EvidenceKind.Passage, article.Id, passage.Heading is null ? article.Title : $"{article.Title} › {passage.Heading}", passage.Text, 1, null)));
                EvidenceSet set = new(evidence, vocabulary);
                truths.AddRange(SentenceBuilder.Split(article.Reply ?? "").Where(text => !text.Contains('{')).Select(text => new Truth(text, [1], set)));
                truths.AddRange(evidence.Skip(1).SelectMany(Sayable.Of).Select(statement => new Truth(statement.Text, statement.Evidence, set)));
            }
        }

        return truths;
    }

    private static IEnumerable<(string Kind, string Text)> Mutations(string text, Random random)
    {
        if (Number().Matches(text) is { Count: > 0 } numbers)
        {
            var number = numbers[random.Next(numbers.Count)];
            var value = int.Parse(number.Value, CultureInfo.InvariantCulture);
            var other = random.Next(3) switch { 0 => value + 1 + random.Next(3), 1 => value * 2, _ => Math.Max(1, value / 2) };
            yield return ("number", Put(text, number.Index, number.Length, (other == value ? value + 3 : other).ToString(CultureInfo.InvariantCulture)));
        }

        if (Date().Match(text) is { Success: true } date)
            yield return ("date", Put(text, Month(date).Index, Month(date).Length, ((int.Parse(Month(date).Value, CultureInfo.InvariantCulture) % 12) + 1).ToString(Month(date).Value[0] == '0' ? "00" : "0", CultureInfo.InvariantCulture)));
        var negation = Array.Find(Negations, text.Contains);
        if (negation is not null)
            yield return ("negation", text.Replace(negation, negation switch { "免费" => "收费", "没有" => "有", "无需" => "需要", _ => negation[1..] }, StringComparison.Ordinal));
        else if (Array.Find(Negatable, pair => text.Contains(pair.Plain, StringComparison.Ordinal)) is { Plain: not null } pair)
            yield return ("negation", text.Replace(pair.Plain, pair.Negated, StringComparison.Ordinal));
        if (Array.Find(Names, pair => text.Contains(pair[0], StringComparison.Ordinal)) is { } names)
            yield return ("name", text.Replace(names[0], names[1], StringComparison.Ordinal));
    }

    private static Group Month(Match date) => date.Groups[1].Success ? date.Groups[1] : date.Groups[2];

    private static string Put(string text, int index, int length, string other) => text[..index] + other + text[(index + length)..];

    private sealed record Truth(string Text, IReadOnlyList<int> Citations, EvidenceSet Evidence)
    {
        /// <summary>The sentence, and how it is said on the telephone.</summary>
        public IEnumerable<string> Forms => SpokenForm.Of(Text) is var spoken && spoken != Text ? [Text, spoken] : [Text];

        public CheckedSentence Check(string text) => SupportChecker.Check(new CitedSentence(text, Citations), Evidence);
    }

    [GeneratedRegex("(?<![0-9.:-])[1-9][0-9]{0,3}(?![0-9.:])", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Number();

    [GeneratedRegex("(?:20[0-9]{2}-)([0-9]{2})-[0-9]{2}|([0-9]{1,2}) ?月 ?[0-9]{1,2} ?[日号]", RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
