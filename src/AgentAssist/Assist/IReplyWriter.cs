using AgentAssist.Knowledge;

namespace AgentAssist.Assist;

/// <summary>Writes the words of a reply. The built-in one quotes; a model's composes.</summary>
/// <remarks>
/// The text carries a marker <c>[n]</c> behind each statement, naming the evidence it rests on. Whoever writes it, every sentence is
/// checked against that evidence before an agent sees it as supported. Implementations are thread-safe and stop at cancellation.
/// </remarks>
public interface IReplyWriter
{
    /// <summary>Streams the reply, markers included. Nothing at all means that the writer declines to answer.</summary>
    IAsyncEnumerable<WrittenText> WriteAsync(ReplyBrief brief, CancellationToken cancellationToken);
}

/// <summary>More of a reply.</summary>
/// <param name="Text">The words.</param>
/// <param name="Writer">The name of who writes.</param>
public readonly record struct WrittenText(string Text, string Writer)
{
    /// <summary>Whether another writer begins anew: what came before is void. Two writers' words never stand in one reply.</summary>
    public bool Anew { get; init; }

    /// <summary>Whether it is written by somebody else than was asked first, who failed.</summary>
    public bool Instead { get; init; }
}

/// <summary>What a writer may use.</summary>
/// <param name="Request">The customer's words.</param>
/// <param name="Topics">What is to be answered, by which articles: more than one where the customer asked several things in one.</param>
/// <param name="Evidence">All that may be cited, numbered from 1.</param>
public sealed record ReplyBrief(AssistRequest Request, IReadOnlyList<ReplyTopic> Topics, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>How it should sound.</summary>
    public ReplyStyle Style { get; init; }

    /// <summary>The question to the customer that would get the next thing a ticket needs; <see langword="null"/> where none is needed.</summary>
    public string? Ask { get; init; }

    /// <summary>What the turn is, as far as its words tell.</summary>
    internal Demand Demand { get; } = DemandReader.Read(Request.Text);

    /// <summary>The language of the reply: that of the first article.</summary>
    public string Locale => Topics[0].Article.Locale;
}

/// <summary>A question in words that stand alone, and the article that answers it.</summary>
public sealed record ReplyTopic(string Question, Article Article);

/// <summary>How a reply should sound.</summary>
public enum ReplyStyle
{
    /// <summary>As a good agent says it on this channel.</summary>
    Full,

    /// <summary>The answer alone, in one breath.</summary>
    Shorter,

    /// <summary>With more kindness around it.</summary>
    Softer,
}
