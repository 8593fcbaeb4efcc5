using AgentAssist.Assist;
using AgentAssist.Storage;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Conversations;

/// <summary>The recorded conversations that the product brings along to show and to measure itself.</summary>
internal static class SampleConversations
{
    /// <summary>The conversations of <c>knowledge/samples/conversations.yaml</c> in a folder of packs; none where the file is missing or malformed.</summary>
    public static IReadOnlyList<SampleConversation> Read(string knowledge, ILogger logger) =>
        SampleFile.Read<SampleConversation>(Path.Combine(knowledge, "samples", "conversations.yaml"), conversation => conversation.Id, logger);
}

/// <summary>A recorded conversation. Everything in it is invented.</summary>
internal sealed class SampleConversation
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required SampleName Title { get; init; }

    /// <summary>How the customer spoke with the centre.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The language spoken.</summary>
    public required string Locale { get; init; }

    /// <summary>The customer, one of the samples.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What was said, in order.</summary>
    public required List<SampleTurn> Turns { get; init; }
}

/// <summary>A turn of a recorded conversation.</summary>
internal sealed class SampleTurn
{
    /// <summary>Seconds since the conversation began.</summary>
    public required int At { get; init; }

    /// <summary>Who spoke.</summary>
    public required Speaker Role { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    /// <summary>The articles that answer it, any of them first; empty where the knowledge has no answer; <see langword="null"/> where nothing is asked.</summary>
    public List<string>? Expect { get; init; }
}
