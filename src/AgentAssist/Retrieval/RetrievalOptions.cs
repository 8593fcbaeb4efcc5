namespace AgentAssist.Retrieval;

/// <summary>How articles are found. Section <c>AgentAssist:Retrieval</c>.</summary>
public sealed class RetrievalOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Retrieval";

    /// <summary>From which confidence on the best article is taken to answer the question.</summary>
    /// <value>The default is 0.43.</value>
    public double AnsweredFrom { get; set; } = 0.43;

    /// <summary>From which confidence on the best article is worth showing to a person.</summary>
    /// <value>The default is 0.15.</value>
    public double NearestFrom { get; set; } = 0.15;

    /// <summary>What an article's text counts beside its questions, 0 to 1: 0 looks at the questions alone.</summary>
    /// <value>The default is 0.4.</value>
    public double TextWeight { get; set; } = 0.4;

    /// <summary>The weight of the vectors' similarity beside the keyword score, 0 to 0.5; 0 switches them off.</summary>
    /// <value>
    /// The default is 0.05: the built-in vectors know the same characters that the keywords know, and only settle close races.
    /// </value>
    public double DenseWeight { get; set; } = 0.05;

    /// <summary>How often the knowledge is asked whether it changed, in milliseconds.</summary>
    /// <value>The default is 300.</value>
    public int PollMilliseconds { get; set; } = 300;

    /// <summary>How long the knowledge must be left alone before it is learned from anew, in milliseconds. Until then a change is found by its words.</summary>
    /// <value>The default is 2,000.</value>
    public int LearnAfterMilliseconds { get; set; } = 2_000;
}
