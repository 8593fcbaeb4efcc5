using AgentAssist.Knowledge;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace AgentAssist.Retrieval;

/// <summary>Cuts an article's body into passages that can be shown and cited on their own.</summary>
/// <remarks>
/// A passage never crosses a heading and aims at 80 to 400 characters. Numbered clauses begin a new one, list items stay with the sentence that
/// introduces them, and every part of a table carries its header. Text inside HTML tags is not shown and so is not cut.
/// </remarks>
internal static class Chunker
{
    /// <summary>Below this many characters a passage is joined with its neighbour.</summary>
    internal const int Shortest = 80;

    /// <summary>Above this many characters a passage is cut.</summary>
    internal const int Longest = 400;

    /// <summary>The passages of an article in reading order, numbered from 1.</summary>
    public static IReadOnlyList<Passage> Chunk(Article article)
    {
        if (string.IsNullOrWhiteSpace(article.Body))
            return [];
        PassageWriter writer = new(article.Id);
        Write(MarkdownText.Parse(article.Body), writer);
        return writer.Finish();
    }

    private static void Write(ContainerBlock container, PassageWriter writer)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    writer.Heading(heading.Level, MarkdownText.Of(heading));
                    break;
                case Table table:
                    Write(table, writer);
                    break;
                case ListBlock list:
                    Write(list, "", writer);
                    break;
                case ContainerBlock inner:
                    Write(inner, writer);
                    break;
                case FencedCodeBlock or CodeBlock:
                    writer.Block(MarkdownText.Of((LeafBlock)block));
                    break;
                case LeafBlock leaf:
                    writer.Paragraph(MarkdownText.Of(leaf));
                    break;
                default:
                    break;
            }
        }
    }

    private static void Write(ListBlock list, string indent, PassageWriter writer)
    {
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{number++}. " : "- ";
            foreach (var block in item)
            {
                if (block is ListBlock nested)
                    Write(nested, indent + "  ", writer);
                else if (block is Table table)
                    Write(table, writer);
                else if (block is LeafBlock leaf)
                    writer.ListItem(indent + mark + MarkdownText.Of(leaf));
                else if (block is ContainerBlock inner)
                    Write(inner, writer);
                mark = "  ";
            }
        }
    }

    private static void Write(Table table, PassageWriter writer)
    {
        var rows = table.OfType<TableRow>().ToList();
        var header = string.Join('\n', rows.Where(row => row.IsHeader).Select(MarkdownText.Of).Where(text => text.Trim(' ', '|').Length > 0));
        writer.Table(header, rows.Where(row => !row.IsHeader).Select(MarkdownText.Of));
    }
}
