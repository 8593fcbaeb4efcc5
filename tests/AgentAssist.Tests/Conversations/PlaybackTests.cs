using AgentAssist.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace AgentAssist.Tests.Conversations;

public sealed class PlaybackTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Recorded_time_passes_at_the_chosen_speed()
    {
        Playback playback = new(1, time);
        playback.SetSpeed(4);
        var waiting = playback.WaitAsync(TimeSpan.FromSeconds(8), default);

        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(await waiting.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task While_paused_no_time_passes_and_the_next_turn_can_be_called()
    {
        Playback playback = new(1, time);
        playback.SetPaused(true);
        var waiting = playback.WaitAsync(TimeSpan.FromSeconds(1), default);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(waiting.IsCompleted);

        playback.Next();

        Assert.True(await waiting.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Once_stopped_nothing_more_is_played()
    {
        Playback playback = new(2, time);
        var waiting = playback.WaitAsync(TimeSpan.FromSeconds(1), default);

        playback.Stop();

        Assert.False(await waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.False(await playback.WaitAsync(TimeSpan.Zero, default));
    }
}
