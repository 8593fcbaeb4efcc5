namespace AgentAssist;

/// <summary>Where state and content live, and whether this is a demonstration. Section <c>AgentAssist</c>.</summary>
public sealed class AgentAssistOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist";

    /// <summary>The folder for everything the server writes.</summary>
    /// <value>The default is <c>./data</c> under the working directory.</value>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>The folder that holds <c>prompts/</c> and <c>knowledge/</c>.</summary>
    /// <value>The default is empty: the copies beside the program.</value>
    public string ContentDirectory { get; set; } = "";

    /// <summary>Whether sample knowledge is loaded and sample people may sign in from this machine without a password.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Demo { get; set; } = true;

    /// <summary>The absolute path of <see cref="DataDirectory"/>.</summary>
    public string DataPath => Path.GetFullPath(DataDirectory);

    /// <summary>The absolute path of <see cref="ContentDirectory"/>.</summary>
    public string ContentPath => ContentDirectory.Length == 0 ? AppContext.BaseDirectory : Path.GetFullPath(ContentDirectory);
}
