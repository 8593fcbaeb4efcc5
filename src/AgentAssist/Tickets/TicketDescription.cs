using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Assist;
using AgentAssist.Knowledge;

namespace AgentAssist.Tickets;

/// <summary>Tells a demand to somebody who was not there: what is wrong and what is wanted, told of the customer, then since when, what was tried and how often it was reported. What stands in other fields is left out.</summary>
internal static partial class TicketDescription
{
    private const int MaxStatements = 400;

    private static readonly char[] Marks = [' ', '。', '.', '！', '!', '；', ';', '，', ',', '～', '~', '…'];

    /// <summary>The description.</summary>
    /// <param name="talk">The customer's turns, oldest first.</param>
    /// <param name="fields">What was read out of the talk.</param>
    /// <param name="locale">The talk's.</param>
    public static string Of(IReadOnlyList<TalkTurn> talk, IReadOnlyDictionary<string, string> fields, string locale)
    {
        var told = Statements(talk, fields, locale);
        var asks = talk.All(turn => DemandReader.Read(turn.Said).OnlyAsks);
        return locale == Locales.English
            ? $"The customer {(asks ? "asks" : "says")}: {Closed(told, '.')}{Told(" Since: {0}.", "since")}{Told(" Already tried: {0}.", "tried")}{Times(" Reported before: once.", " Reported before: {0} times.")}"
            : $"客户{(asks ? "咨询" : "反映")}：{Closed(told, '。')}{Told("开始时间：{0}。", "since")}{Told("已自行尝试：{0}。", "tried").Replace("; ", "、", StringComparison.Ordinal)}{Times("此前已反映 1 次。", "此前已反映 {0} 次。")}";

        string Told(string format, string field) => fields.TryGetValue(field, out var value) ? string.Format(CultureInfo.InvariantCulture, format, ThirdPerson.Of(value, locale)) : "";
        string Times(string once, string more) => fields.TryGetValue("timesReported", out var times) && times == "1" ? once : Told(more, "timesReported");
    }

    /// <summary>The clause that says it: what is wrong or wanted, of what was told first; else the first that says anything.</summary>
    public static string Headline(IReadOnlyList<TalkTurn> talk, string locale)
    {
        var shortest = locale == Locales.English ? 10 : 4;
        var clauses = talk.Select(turn => turn.Matter.Select(clause => Opening().Replace(clause, "").Trim(Marks)).Where(clause => clause.Length >= shortest).ToList()).FirstOrDefault(told => told.Count > 0) ?? [];
        var best = clauses.Find(clause => DemandReader.Read(clause) is { Trouble: true } or { Wants: true }) ?? clauses.FirstOrDefault() ?? talk[^1].Said.Trim();
        return ThirdPerson.Of(best, locale);
    }

    private static string Statements(IReadOnlyList<TalkTurn> talk, IReadOnlyDictionary<string, string> fields, string locale)
    {
        var english = locale == Locales.English;
        var known = fields.TryGetValue("tried", out var tried) ? tried.Split("; ") : [];
        var since = fields.GetValueOrDefault("since");
        List<string> told = [];
        foreach (var turn in talk)
        {
            var clauses = turn.Matter.Select(clause => Opening().Replace(clause, "").Trim(Marks))
                .Where(clause => clause.Length > 1 && !Array.Exists(known, step => clause.Contains(step, StringComparison.OrdinalIgnoreCase)) && !IsOnly(clause, since));
            var statement = ThirdPerson.Of(string.Join(english ? ", " : "，", clauses), locale);
            if (statement.Length > 1 && !told.Contains(statement))
                told.Add(english ? char.ToUpperInvariant(statement[0]) + statement[1..] : statement);
        }

        var all = told.Count == 0 ? ThirdPerson.Of(talk[^1].Said.Trim(), locale) : string.Join(english ? ". " : "。", told);
        return all.Length <= MaxStatements ? all : all[..(MaxStatements - 1)] + "…";
    }

    private static bool IsOnly(string clause, string? since) => since is not null && clause.Contains(since, StringComparison.Ordinal) && clause.Length <= since.Length + 4;

    private static string Closed(string text, char mark) => text is [] or [.., '?' or '？' or '!' or '！' or '…' or '.' or '。'] ? text : text + mark;

    [GeneratedRegex(@"^(?:(?:您好|你好|喂|那个|呃|嗯|哎|啊|请问|麻烦问?一?下|就是|但是|不过|(?:hello|hi|hey|yeah|yes|um|uh|so|well|oh|please|excuse me)\b)[,，。.!！ 、]*)+(?=\S)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Opening();
}
