namespace AgentAssist.Web.Identity;

/// <summary>How long a person stays signed in. Section <c>AgentAssist:SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "AgentAssist:SignIn";

    /// <summary>How long a session lasts without any use.</summary>
    /// <value>The default is 30 minutes.</value>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a session lasts at most, used or not.</summary>
    /// <value>The default is 8 hours.</value>
    public TimeSpan Absolute { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How many sign-ins one address may try in a minute.</summary>
    /// <value>The default is 60.</value>
    public int AttemptsPerMinute { get; set; } = 60;
}
