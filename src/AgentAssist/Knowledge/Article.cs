namespace AgentAssist.Knowledge;

/// <summary>One piece of knowledge: a question customers ask, and what is true about it.</summary>
/// <remarks>The keys are those of the front matter on disk; the format is described in <c>docs/knowledge-format.md</c>.</remarks>
public sealed record Article
{
    /// <summary>Stable id, <c>[a-z0-9-]</c>, at most 80 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The standard question.</summary>
    public required string Title { get; init; }

    /// <summary>Whether <see cref="Title"/> is itself a question customers ask, or only the heading of its passages.</summary>
    public bool TitleIsQuestion { get; init; } = true;

    /// <summary>The pack that the article belongs to.</summary>
    public string Pack { get; init; } = "";

    /// <summary>The language it is written in: <c>zh-CN</c> or <c>en</c>.</summary>
    public string Locale { get; init; } = Locales.Chinese;

    /// <summary>What sort of text this is.</summary>
    public ArticleKind Kind { get; init; }

    /// <summary>Similar questions, in customers' own words.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>Category path, such as <c>broadband/fault/los</c>.</summary>
    public string? Category { get; init; }

    /// <summary>What this usually takes.</summary>
    public HandlingTier? Tier { get; init; }

    /// <summary>The department that handles what the agent cannot.</summary>
    public string? Department { get; init; }

    /// <summary>Product ids it applies to; empty means all.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Region ids it applies to, each with everything below it; empty means everywhere.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>When it is true.</summary>
    public Validity Valid { get; init; } = Validity.Always;

    /// <summary>Ids that this one replaces from the first moment of <see cref="Valid"/>.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = [];

    /// <summary>Who answers for its being right.</summary>
    public string? Owner { get; init; }

    /// <summary>The day by which somebody must read it again.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>Who may see it.</summary>
    public ArticleAudience Audience { get; init; }

    /// <summary>How sure the knowledge team is of it.</summary>
    public ArticleConfidence Confidence { get; init; } = ArticleConfidence.Validated;

    /// <summary>The wording an agent may say as it stands; <c>{slots}</c> are filled from the customer's record.</summary>
    public string? Reply { get; init; }

    /// <summary>Words that should find it.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Where its facts come from.</summary>
    public string? Source { get; init; }

    /// <summary>The text, Markdown.</summary>
    public string Body { get; init; } = "";
}

/// <summary>What sort of text an article is.</summary>
public enum ArticleKind
{
    /// <summary>A question and its answer.</summary>
    Faq,

    /// <summary>Rules that hold for customers.</summary>
    Policy,

    /// <summary>Steps to carry out.</summary>
    Procedure,

    /// <summary>Wording for a situation.</summary>
    Script,

    /// <summary>A prepared answer to an event that is to come (预案).</summary>
    Plan,

    /// <summary>News that agents must know.</summary>
    Notice,
}

/// <summary>Who may see an article, from the widest to the narrowest circle.</summary>
public enum ArticleAudience
{
    /// <summary>Agents and everybody who works with them.</summary>
    Agent,

    /// <summary>Customers too.</summary>
    Customer,

    /// <summary>Supervisors alone.</summary>
    Supervisor,
}

/// <summary>How sure the knowledge team is of an article.</summary>
public enum ArticleConfidence
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Written, not yet confirmed.</summary>
    NotValidated,

    /// <summary>Confirmed.</summary>
    Validated,
}

/// <summary>How a demand is handled.</summary>
public enum HandlingTier
{
    /// <summary>The agent answers at once (即时答复).</summary>
    Immediate,

    /// <summary>Dealer, field service or branch acts (派发处理).</summary>
    Dispatch,

    /// <summary>The back office decides (诉求升级).</summary>
    Escalate,
}

/// <summary>The period in which an article is true: from <paramref name="From"/> (included) to <paramref name="Until"/> (excluded).</summary>
/// <param name="From">The first moment, or <see langword="null"/> for always.</param>
/// <param name="Until">The first moment after, or <see langword="null"/> for never.</param>
public sealed record Validity(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>True at every moment.</summary>
    public static Validity Always { get; } = new(null, null);

    /// <summary>Whether <paramref name="at"/> lies inside.</summary>
    public bool Covers(DateTimeOffset at) => (From is null || at >= From) && (Until is null || at < Until);
}
