using AgentAssist.Storage;

namespace AgentAssist.Knowledge;

/// <summary>An article as it is stored.</summary>
public sealed class ArticleRow : IAudited
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }

    /// <summary>The pack it belongs to.</summary>
    public required string Pack { get; set; }

    /// <summary>Where it stands between draft and archive.</summary>
    public ArticleStatus Status { get; set; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Revision { get; set; }

    /// <summary>The <see cref="Article"/> as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>SHA-256 of <see cref="Content"/>, hexadecimal: an import that changes nothing writes nothing.</summary>
    public required string ContentHash { get; set; }

    /// <summary>The knowledge's change number at its last change.</summary>
    public long ChangeNumber { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public required string UpdatedBy { get; set; }

    /// <summary>The file that it follows, or <see langword="null"/> since a person took it over.</summary>
    public string? Origin { get; set; }
}

/// <summary>Where an article stands.</summary>
public enum ArticleStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waiting for a second person.</summary>
    InReview,

    /// <summary>In use.</summary>
    Published,

    /// <summary>Out of use, kept.</summary>
    Archived,
}
