using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AgentAssist.Retrieval;

/// <summary>Markdown as the plain text that a reader sees.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().Build();

    /// <summary>The syntax tree of a body.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>The text of a paragraph or heading; a line break stays a line break.</summary>
    public static string Of(LeafBlock block)
    {
        if (block.Inline is null)
            return block is HtmlBlock ? "" : block.Lines.ToString().TrimEnd();
        StringBuilder text = new();
        Append(text, block.Inline);
        return text.ToString().Trim();
    }

    /// <summary>The cells of a table row, joined by « | ».</summary>
    public static string Of(TableRow row) =>
        string.Join(" | ", row.OfType<TableCell>().Select(cell => string.Join(' ', cell.Descendants<LeafBlock>().Select(Of))));

    private static void Append(StringBuilder text, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline:
                    text.Append('\n');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case HtmlInline { Tag: "<br>" or "<br/>" or "<br />" }:
                    text.Append('\n');
                    break;
                case ContainerInline inner:
                    Append(text, inner);
                    break;
                default:
                    break;
            }
        }
    }
}
