namespace AgentAssist.Web.Hosting;

/// <summary>Who may reach the server and how much they may send. Section <c>AgentAssist:Hardening</c>.</summary>
public sealed class HardeningOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:Hardening";

    /// <summary>Further origins that are this server's own, such as <c>https://assist.example.com</c> behind a proxy that changes the host name.</summary>
    public IList<string> OwnOrigins { get; } = [];

    /// <summary>The largest request body in bytes.</summary>
    /// <value>The default is 1 MB.</value>
    public long MaxRequestBodyBytes { get; set; } = 1_000_000;

    /// <summary>How many connections of a person's screens may be open at once.</summary>
    /// <value>The default is 8.</value>
    public int CircuitsPerPerson { get; set; } = 8;
}
