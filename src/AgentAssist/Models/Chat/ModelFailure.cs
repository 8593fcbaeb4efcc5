using System.ClientModel;
using System.Net.Sockets;

namespace AgentAssist.Models.Chat;

/// <summary>Why a model gave no answer, or not all of it.</summary>
internal enum ModelFault
{
    /// <summary>It could not be reached.</summary>
    Unreachable,

    /// <summary>It did not accept the key.</summary>
    Refused,

    /// <summary>It has too much to do, or the key has used up its share.</summary>
    Busy,

    /// <summary>It took longer than allowed.</summary>
    TooSlow,

    /// <summary>It answered with an error, or with what is no answer.</summary>
    Broken,

    /// <summary>Its answer ended before its end.</summary>
    CutOff,
}

/// <summary>A model gave no answer, or not all of it.</summary>
internal sealed class ModelFailedException : Exception
{
    private ModelFailedException(ModelFault fault, string message, Exception? cause)
        : base(message, cause) => Fault = fault;

    /// <summary>Why.</summary>
    public ModelFault Fault { get; }

    /// <summary>How long the provider wants to be left alone, where it said so.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static ModelFailedException Of(ModelFault fault, string message, Exception? cause = null) => new(fault, message, cause);

    /// <summary>What an exception of the libraries means; <see langword="null"/> where it is none of theirs.</summary>
    public static ModelFailedException? From(Exception exception, DateTimeOffset now) => exception switch
    {
        ModelFailedException own => own,
        ClientResultException { Status: 401 or 403 } refused => new(ModelFault.Refused, $"The key was not accepted ({refused.Status}).", refused),
        ClientResultException { Status: 429 or 503 } busy => new(ModelFault.Busy, $"It has too much to do ({busy.Status}).", busy) { RetryAfter = Wait(busy, now) },
        ClientResultException { Status: > 0 } other => new(ModelFault.Broken, $"It answered with status {other.Status}.", other),
        HttpRequestException or SocketException => new(ModelFault.Unreachable, "It cannot be reached.", exception),
        ClientResultException or IOException when exception.InnerException is HttpRequestException or SocketException => new(ModelFault.Unreachable, "It cannot be reached.", exception),
        ClientResultException or IOException => new(ModelFault.CutOff, "The connection broke.", exception),
        System.Text.Json.JsonException or FormatException or InvalidOperationException => new(ModelFault.Broken, "Its answer cannot be read.", exception),
        _ => null,
    };

    private static TimeSpan? Wait(ClientResultException busy, DateTimeOffset now)
    {
        if (busy.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) is not true || value is null)
            return null;
        if (int.TryParse(value, out var seconds))
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 3600));
        return DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var until) && until > now ? until - now : null;
    }
}
