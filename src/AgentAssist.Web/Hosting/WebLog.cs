namespace AgentAssist.Web.Hosting;

/// <summary>What the server says in its log. Never a customer's words.</summary>
internal static partial class WebLog
{
    [LoggerMessage(1, LogLevel.Error, "An answer could not be finished")]
    public static partial void AssistFailed(this ILogger logger, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "The conversation {Conversation} could not be read")]
    public static partial void ConversationNotRead(this ILogger logger, Exception exception, string conversation);

    [LoggerMessage(5, LogLevel.Error, "A ticket of the conversation {Conversation} could not be stored")]
    public static partial void TicketNotStored(this ILogger logger, Exception exception, string conversation);

    [LoggerMessage(2, LogLevel.Information, "{Person} signed in from this machine")]
    public static partial void SignedIn(this ILogger logger, string person);

    [LoggerMessage(3, LogLevel.Warning, "A demo sign-in was refused: {Reason}")]
    public static partial void SignInRefused(this ILogger logger, string reason);
}
