using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AgentAssist.Tickets;

namespace AgentAssist.Web.Tests.Components;

public sealed class TextsTests
{
    private static readonly ResourceManager Texts = new("AgentAssist.Web.Resources.Texts", typeof(Texts).Assembly);

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places()
    {
        var (english, chinese) = (Read(CultureInfo.InvariantCulture), Read(CultureInfo.GetCultureInfo("zh-CN")));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(chinese[text.Key])));
        Assert.All(chinese.Where(t => t.Key != "Nav.LanguageShort" && Regex.IsMatch(t.Value, "[A-Za-z]{2}", RegexOptions.NonBacktracking)), t => Assert.Matches("[\u4e00-\u9fff]", t.Value));
    }

    [Fact]
    public void Every_word_of_the_vocabulary_has_its_text()
    {
        var keys = Read(CultureInfo.InvariantCulture).Keys.ToHashSet();
        string[] wanted =
        [
            .. Enum.GetNames<AgentAssist.Knowledge.HandlingTier>().Select(n => $"Tier.{n}"),
            .. Enum.GetNames<AgentAssist.Assist.RiskLevel>().Select(n => $"Risk.{n}"),
            .. Enum.GetNames<AgentAssist.Assist.EvidenceKind>().Select(n => $"Kind.{n}"),
            .. Enum.GetNames<TicketPriority>().Select(n => $"Priority.{n}"),
            .. Enum.GetNames<AgentAssist.Identity.Role>().Select(n => $"Role.{n}"),
        ];
        Assert.Empty(wanted.Except(keys));
    }

    private static Dictionary<string, string> Read(CultureInfo culture) => Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Places(string text) => Regex.Matches(text, "\\{[0-9]", RegexOptions.NonBacktracking).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);
}
