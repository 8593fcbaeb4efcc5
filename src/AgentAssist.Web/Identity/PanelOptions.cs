namespace AgentAssist.Web.Identity;

/// <summary>The side panel in another system's page. Section <c>AgentAssist:Panel</c>.</summary>
public sealed class PanelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Panel";

    /// <summary>The origins whose pages may embed the panel and talk with it, such as <c>https://crm.example.com</c>.</summary>
    /// <value>The default is none: the panel can be opened, and not embedded.</value>
    public IList<string> Origins { get; } = [];

    /// <summary>How long the address of a panel session can be opened.</summary>
    /// <value>The default is 15 minutes.</value>
    public TimeSpan OpensWithin { get; set; } = TimeSpan.FromMinutes(15);
}
