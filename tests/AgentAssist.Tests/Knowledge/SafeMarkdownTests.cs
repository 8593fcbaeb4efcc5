using System.Text.RegularExpressions;
using AgentAssist.Knowledge;

namespace AgentAssist.Tests.Knowledge;

public sealed partial class SafeMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](vbscript:msgbox(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("[x](https://a.example \"t\\\" onmouseover=\\\"alert(1)\")")]
    [InlineData("# h {onclick=alert(1) style=x}")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img src=x onerror=alert(1)>")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'></iframe>")]
    [InlineData("<form action=https://evil.example><input name=password></form>")]
    [InlineData("```html\n<script>alert(1)</script>\n```")]
    [InlineData("| a |\n| - |\n| <img src=x onerror=alert(1)> |")]
    [InlineData("<details open ontoggle=alert(1)>")]
    [InlineData("\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>")]
    public void Hostile_text_becomes_harmless(string markdown) => AssertHarmless(SafeMarkdown.ToHtml(markdown));

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    [InlineData('*')]
    [InlineData('(')]
    public void Nesting_beyond_all_sense_neither_throws_nor_hangs(char sign) => AssertHarmless(SafeMarkdown.ToHtml(new string(sign, 20_000) + "<script>"));

    [Fact]
    public void Ordinary_Markdown_stays()
    {
        var html = SafeMarkdown.ToHtml("## 步骤\n\n1. **断电** 30 秒\n2. 见[说明](https://a.example/x)\n\n| 套餐 | 元 |\n| --- | --- |\n| A | 59 |\n");

        Assert.Contains("<h2>步骤</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<strong>断电</strong>", html, StringComparison.Ordinal);
        Assert.Contains("<td>59</td>", html, StringComparison.Ordinal);
        Assert.Matches("<a [^>]*href=\"https://a.example/x\"[^>]*>", html);
        Assert.Matches("<a [^>]*rel=\"[^\"]*noopener[^\"]*\"", html);
    }

    [Theory]
    [InlineData("mailto:help@example.com")]
    [InlineData("bb-los-red.md")]
    [InlineData("/knowledge/bb-los-red")]
    [InlineData("http://a.example/")]
    public void Links_to_pages_mail_and_articles_stay(string target) =>
        Assert.Contains($"href=\"{target}\"", SafeMarkdown.ToHtml($"[x]({target})"), StringComparison.Ordinal);

    [PayloadsFact]
    public void Every_payload_of_the_collection_becomes_harmless()
    {
        foreach (var payload in File.ReadLines(PayloadsFactAttribute.File!))
        {
            AssertHarmless(SafeMarkdown.ToHtml(payload));
            AssertHarmless(SafeMarkdown.ToHtml($"[x]({payload})"));
        }
    }

    private static void AssertHarmless(string html)
    {
        Assert.All(Tag().Matches(html), tag => Assert.Contains(tag.Groups["name"].Value, Allowed));
        Assert.All(Attributes().Matches(html).SelectMany(tag => tag.Groups["name"].Captures), attribute => Assert.Contains(attribute.Value, (string[])["href", "rel", "target", "start", "colspan", "rowspan"]));
        Assert.All(Address().Matches(html), address => Assert.Matches("^(https?:|mailto:|[^:]*$|[^:/?#]*[/?#])", address.Groups["value"].Value));
    }

    private static readonly HashSet<string> Allowed =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "del", "sub", "sup", "mark", "ins", "code", "pre", "blockquote",
        "table", "thead", "tbody", "tr", "th", "td", "a",
    ];

    [GeneratedRegex("</?(?<name>[^\\s>/]+)[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("<[a-z0-9]+(?:\\s+(?<name>[^\\s=>]+)=\"[^\"]*\")*\\s*>", RegexOptions.None, 1_000)]
    private static partial Regex Attributes();

    [GeneratedRegex("<a [^>]*href=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}

/// <summary>A test that needs the collection of payloads, a folder that AGENTASSIST_EVAL_DATA names.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PayloadsFactAttribute : FactAttribute
{
    public PayloadsFactAttribute()
    {
        if (File is null)
            Skip = "AGENTASSIST_EVAL_DATA names no folder with security/xss-payload-list.txt.";
    }

    public static string? File { get; } =
        Environment.GetEnvironmentVariable("AGENTASSIST_EVAL_DATA") is { Length: > 0 } data && Path.Combine(data, "security", "xss-payload-list.txt") is var file && System.IO.File.Exists(file)
            ? file
            : null;
}
