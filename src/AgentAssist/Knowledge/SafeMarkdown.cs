using System.Net;
using Ganss.Xss;
using Markdig;

namespace AgentAssist.Knowledge;

/// <summary>The one way from Markdown to markup. What comes out holds no script, no handler, no image and no address but http, https and mailto.</summary>
/// <remarks>
/// Markdown without raw HTML is not enough: links carry addresses and extensions carry attributes, so the result goes through an allow-list. Images are
/// left out because loading one tells its host what is on the agent's screen.
/// </remarks>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseEmphasisExtras().Build();

    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "del", "sub", "sup", "mark", "ins", "code", "pre", "blockquote",
        "table", "thead", "tbody", "tr", "th", "td", "a",
    ];

    // The sanitizer is not safe for several threads at once while it holds its events; one a thread costs little.
    private static readonly ThreadLocal<HtmlSanitizer> Sanitizer = new(Make);

    /// <summary>Safe markup of <paramref name="markdown"/>.</summary>
    public static string ToHtml(string markdown) => Sanitizer.Value!.Sanitize(Render(markdown));

    private static string Render(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // The parser refuses quotes and lists that nest beyond all sense; as they were typed they are harmless.
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>";
        }
    }

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "colspan", "rowspan", "start"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.PostProcessNode += (_, processed) =>
        {
            if (processed.Node is AngleSharp.Html.Dom.IHtmlAnchorElement anchor)
            {
                anchor.SetAttribute("rel", "noopener noreferrer nofollow");
                anchor.SetAttribute("target", "_blank");
            }
        };
        return sanitizer;
    }
}
