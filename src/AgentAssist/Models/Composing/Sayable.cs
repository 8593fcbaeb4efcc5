using System.Text.RegularExpressions;
using AgentAssist.Assist;
using AgentAssist.Knowledge;

namespace AgentAssist.Models.Composing;

/// <summary>Makes sentences that can be said to a customer out of what articles tell their agents.</summary>
/// <remarks>
/// Tables become one sentence a row and lists one sentence a point. What is an instruction to the agent ("check the ticket first") is left out,
/// and where an article speaks of the customer, the sentence speaks to him.
/// </remarks>
internal static partial class Sayable
{
    private const string Cell = " | ";
    private const int Longest = 160;

    private static readonly RecentlyUsed<(string Title, string Text), IReadOnlyList<Statement>> Known = new(2_000);

    /// <summary>The sentences of a passage that can be said, in its order.</summary>
    public static IEnumerable<Statement> Of(Evidence passage) =>
        Known.GetOrAdd((passage.Title, passage.Text), _ => [.. Read(passage)]).Select(statement => statement with { Evidence = [passage.N] });

    private static IEnumerable<Statement> Read(Evidence passage)
    {
        var heading = passage.Title.Split('›')[^1].Trim();
        return ForCustomers(Lines(passage.Text).Select(line => EvidenceReading.Bullet().Replace(line, "")))
            .SelectMany(line => Sentences(line).Select(said => (said.Text, said.About)))
            .Where(said => said.Text.Length is > 1 and <= Longest && !IsInternal(said.Text))
            .Select(said => new Statement(said.Text, [passage.N], $"{heading} {said.About}", IsWording: false));
    }

    /// <summary>Lines that say something by themselves. What an instruction to the agent introduces ("the ticket needs:") is part of it.</summary>
    private static IEnumerable<string> ForCustomers(IEnumerable<string> lines)
    {
        var instructed = false;
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            if (line[^1] is '：' or ':')
                instructed = IsInternal(line);
            else if (!instructed && !IsList(line))
                yield return line;
        }
    }

    /// <summary>"号码、月份、税号、邮箱" names things and says nothing.</summary>
    private static bool IsList(string line) => line.Count(c => c == '、') >= 3 && !line.AsSpan().ContainsAny('，', '：', '；');

    /// <summary>The sentences of a line. Of a customer's question in quotes and its answer, only the answer is said.</summary>
    private static IEnumerable<(string Text, string About)> Sentences(string line)
    {
        var asked = Quoted().Match(line);
        return SentenceBuilder.Split(asked.Success ? line[asked.Length..] : line).Select(sentence => (ToCustomer(Closed(sentence.Trim())), asked.Success ? asked.Value : ""));
    }

    /// <summary>Running text: rows of tables as sentences, other lines as they stand.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        string[]? head = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.Contains(Cell, StringComparison.Ordinal))
            {
                head = null;
                yield return line;
            }
            else if (head is null)
            {
                head = Cells(line);
            }
            else
            {
                yield return Row(head, Cells(line));
            }
        }
    }

    private static string[] Cells(string line) => line.Split(Cell, StringSplitOptions.TrimEntries);

    /// <summary>"500M | 79 元 | 3-4 人" under "档位 | 月费 | 适合" is "500M：月费 79 元，适合 3-4 人。"; a column is named where a bare figure would not be understood.</summary>
    private static string Row(string[] head, string[] cells)
    {
        var chinese = Locales.Of(string.Concat(head) + string.Concat(cells)) == Locales.Chinese;
        var told = cells.Index().Skip(1).Where(cell => cell.Item.Length > 0 && cell.Item is not ("—" or "-" or "同左" or "同上"))
            .Select(cell => head.Length > 2 && cell.Index < head.Length && head[cell.Index].Length > 0 && char.IsAsciiDigit(cell.Item[0])
                ? $"{head[cell.Index]}{(chinese ? "" : ": ")}{cell.Item}"
                : cell.Item.Trim('。', '.', '；', ';'));
        // Inside a row a full stop would cut the sentence off from what it is about.
        return Closed($"{cells[0]}{(chinese ? "：" : ": ")}{string.Join(chinese ? "，" : ", ", told)}".Replace("。", "，", StringComparison.Ordinal).Replace("；", "，", StringComparison.Ordinal));
    }

    /// <summary>Closed, so that it does not run into the next one.</summary>
    private static string Closed(string text) =>
        text.Length == 0 || text[^1] is '。' or '！' or '？' or '.' or '!' or '?' ? text : text.TrimEnd('；', ';', '，', ',', '：', ':') + (text[^1] > '\u2e80' || Locales.Of(text) == Locales.Chinese ? "。" : ".");

    private static string ToCustomer(string sentence) =>
        Asked().Replace(sentence, "请您").Replace("告诉客户", "请您注意", StringComparison.Ordinal).Replace("提醒客户", "提醒您", StringComparison.Ordinal).Replace("客户", "您", StringComparison.Ordinal);

    private static bool IsInternal(string sentence) => Locales.Of(sentence) == Locales.English ? EnglishInternal().IsMatch(sentence) : ChineseInternal().IsMatch(sentence);

    [GeneratedRegex(@"^[「“""][^」”""]{2,40}[」”""]\s*[：:]\s*", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[请让]客户", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Asked();

    [GeneratedRegex(
        "坐席|工单|建单|派单前|派.{0,8}(部|中心)[，：。:]|系统(里|中|查|点|提|显|「|自动标)|念出|报给|复述|不要承诺|不承诺|不得|登记(?:后|到|「|清)|写明|写清|注明|核验|核实身份|必填|班组长|主管|审批|见「|转当班|备注|话术|红线|您(说|问|坚持|质疑|追问|要求|反映)|如您|我方|先判断|不(劝|替|让|评价|争辩|猜)|联络员|录音|查.{0,6}记录|不属于派单|不派|催派|转.{0,8}(部|中心|专席|组)|升级.{0,8}(部|中心)|应答|挽留|现象|不可以说|不能说|时说|下节|只说|第.节|上表|下表|按.{0,12}处理|另一批|透露|投诉人|适用标准|先问|问清|先查|先看|依次查|我们查|判断",
        RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ChineseInternal();

    [GeneratedRegex(
        @"\b(customer|customer's|ticket|agent|agents|read out|note (it|down)|promise|on record|dispatch|escalat\w+|back office|you do it|see “|see ""|specialist|supervisor|complaints:|ask once|never say|do not (promise|argue|offer))\b|^(Check|Note|Ask|Tell|Warn|Say|Book|Offer|Dispatch|Look)\b",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EnglishInternal();
}
