using System.Collections.Concurrent;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentAssist.Conversations;

/// <summary>Plays recorded conversations as if they happened now, turn by turn.</summary>
/// <remarks>What is played is stored like any conversation, marked <see cref="ConversationOrigin.Sample"/>. Thread-safe.</remarks>
public sealed partial class SamplePlayer(IOptions<AgentAssistOptions> options, ConversationLog log, TimeProvider time, ILogger<SamplePlayer> logger) : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, Playback> playing = new(StringComparer.Ordinal);

    /// <summary>The recorded conversations.</summary>
    public IReadOnlyList<SampleCall> List() => [.. Recorded().Select(sample => new SampleCall(sample.Id, sample.Title.ToLocalName(), sample.Locale, sample.Turns.Count))];

    /// <summary>Begins to play one, or returns <see langword="null"/> where there is no such recording.</summary>
    /// <returns>The conversation that the turns are appended to.</returns>
    public async Task<Conversation?> PlayAsync(Caller caller, string sampleId, CancellationToken cancellationToken)
    {
        if (Recorded().FirstOrDefault(sample => sample.Id == sampleId) is not { } sample)
            return null;
        var conversation = await log.StartAsync(
            caller, new NewConversation(sample.Channel, sample.Locale) { CustomerId = sample.CustomerId, Origin = ConversationOrigin.Sample, AgentId = caller.Id }, cancellationToken);
        var playback = playing[conversation.Id] = new Playback(sample.Turns.Count, time);
        _ = PlayAsync(caller, sample, conversation.Id, playback);
        return conversation;
    }

    /// <summary>What is being played into a conversation, or <see langword="null"/>.</summary>
    public Playback? Find(string conversationId) => playing.GetValueOrDefault(conversationId);

    /// <summary>Stops what is playing, as the server stops.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task PlayAsync(Caller caller, SampleConversation sample, string conversationId, Playback playback)
    {
        var stop = stopping.Token;
        try
        {
            var before = 0;
            foreach (var turn in sample.Turns)
            {
                if (!await playback.WaitAsync(TimeSpan.FromSeconds(turn.At - before), stop))
                    return;
                before = turn.At;
                playback.Advance();
                if (await log.AppendAsync(caller, conversationId, turn.Role, turn.Text, stop) is not AppendResult.Appended)
                    return; // Somebody ended it.
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, sample.Id);
        }
        finally
        {
            playing.TryRemove(conversationId, out _);
            if (!stop.IsCancellationRequested)
                await log.EndAsync(caller, conversationId, null, CancellationToken.None);
        }
    }

    private IReadOnlyList<SampleConversation> Recorded() => SampleConversations.Read(Path.Combine(options.Value.ContentPath, "knowledge"), logger);

    [LoggerMessage(1, LogLevel.Warning, "The recorded conversation {Sample} broke off.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string sample);
}

/// <summary>A recorded conversation that can be played.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Locale">The language spoken.</param>
/// <param name="Turns">How many turns it has.</param>
public sealed record SampleCall(string Id, LocalName Title, string Locale, int Turns);
