namespace AgentAssist.Web.Api;

/// <summary>How much programs may ask. Section <c>AgentAssist:Api</c>.</summary>
public sealed class ApiLimitOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Api";

    /// <summary>How many calls a key or a person may make in a minute.</summary>
    /// <value>The default is 60,000: a programme may serve a whole centre.</value>
    public int RequestsPerMinute { get; set; } = 60_000;
}
