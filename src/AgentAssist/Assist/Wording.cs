using System.Globalization;
using AgentAssist.Knowledge;
using AgentAssist.Models;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Assist;

/// <summary>What the built-in writer says of its own accord, by language; the text is <c>Assist/Wording.yaml</c>.</summary>
internal sealed class Wording
{
    private static readonly Dictionary<string, Wording> ByLocale = Read();

    public required string NoAnswer { get; init; }

    /// <summary>Said instead to who threatens or accuses: he is asked nothing back.</summary>
    public required string Escalated { get; init; }

    public required string SmallTalk { get; init; }

    public required string SmallTalkLater { get; init; }

    public required string SlaTitle { get; init; }

    public required string CustomerTitle { get; init; }

    /// <summary>What stands in a slot that the customer's record cannot fill.</summary>
    public required Dictionary<string, string> Slots { get; init; }

    /// <summary>First words of a reply, by what the turn calls for.</summary>
    public required Dictionary<string, string> Openings { get; init; }

    /// <summary>Last words of a reply, by style.</summary>
    public required Dictionary<string, string> Closings { get; init; }

    /// <summary>What the agent is told where the answer stands in the other language only.</summary>
    public required string OtherLanguage { get; init; }

    /// <summary>What the agent is told where somebody else wrote than was asked first.</summary>
    [YamlMember(Alias = "instead")]
    public required string InsteadFormat { get; init; }

    /// <summary>What the built-in writer is called.</summary>
    public required string BuiltIn { get; init; }

    [YamlMember(Alias = "promise")]
    public required string PromiseFormat { get; init; }

    [YamlMember(Alias = "nearestOne")]
    public required string NearestOneFormat { get; init; }

    [YamlMember(Alias = "nearestTwo")]
    public required string NearestTwoFormat { get; init; }

    public static Wording For(string locale) => ByLocale[locale == Locales.English ? Locales.English : Locales.Chinese];

    /// <summary>Whether a sentence is one of those that the writer says of its own accord around an answer; they state nothing.</summary>
    public static bool IsCourtesy(string sentence) => ByLocale.Values.Any(wording => wording.Openings.ContainsValue(sentence) || wording.Closings.ContainsValue(sentence));

    public string Promise(string target) => string.Format(CultureInfo.InvariantCulture, PromiseFormat, target.TrimEnd('。', '.'));

    public string Instead(string writer) => string.Format(CultureInfo.InvariantCulture, InsteadFormat, writer == ExtractiveReplyWriter.Name ? BuiltIn : writer);

    public string NearestOne(string title) => string.Format(CultureInfo.InvariantCulture, NearestOneFormat, Bare(title));

    public string NearestTwo(string one, string other) => string.Format(CultureInfo.InvariantCulture, NearestTwoFormat, Bare(one), Bare(other));

    private static string Bare(string title) => title.TrimEnd('?', '？', '。', '.');

    private static Dictionary<string, Wording> Read()
    {
        using var stream = typeof(Wording).Assembly.GetManifestResourceStream("AgentAssist.Assist.Wording.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Dictionary<string, Wording>>(reader);
    }
}
