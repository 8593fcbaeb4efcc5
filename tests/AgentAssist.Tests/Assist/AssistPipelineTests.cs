using AgentAssist.Assist;
using AgentAssist.Retrieval;
using AgentAssist.Tests.Fakes;

namespace AgentAssist.Tests.Assist;

public sealed class AssistPipelineTests
{
    private const string Danger = "rules: [{ id: safety, any: [冒烟], risk: high, reason: {}, say: { zh-CN: 请先离开。, en: Please leave. } }]";

    private readonly ScriptedParts parts = new();

    [Fact]
    public async Task Evidence_comes_first_and_completion_last()
    {
        var updates = await RunAsync(Given.Question("光猫亮红灯"));

        Assert.IsType<AssistUpdate.EvidenceFound>(updates[0]);
        Assert.IsType<AssistUpdate.Completed>(updates[^1]);
        Assert.Single(updates.OfType<AssistUpdate.ReplyReady>());
        Assert.Single(updates.OfType<AssistUpdate.Triaged>());
        Assert.Single(updates.OfType<AssistUpdate.TicketDrafted>());
        Assert.True(updates.FindIndex(u => u is AssistUpdate.Triaged) < updates.FindIndex(u => u is AssistUpdate.TicketDrafted));
        Assert.True(updates.FindLastIndex(u => u is AssistUpdate.ReplyText) < updates.FindIndex(u => u is AssistUpdate.ReplyReady));
    }

    [Fact]
    public async Task The_streamed_text_is_the_reply_without_its_markers()
    {
        parts.Write = (_, _) => ScriptedParts.Say("请先断电3", "0秒。[", "1]再看红灯", "。[1]");

        var updates = await RunAsync(Given.Question("光猫亮红灯"));

        var suggestion = updates.OfType<AssistUpdate.ReplyReady>().Single().Suggestion;
        Assert.Equal("请先断电30秒。再看红灯。", suggestion.Text);
        Assert.Equal(suggestion.Text, string.Concat(updates.OfType<AssistUpdate.ReplyText>().Select(u => u.Text)));
        Assert.All(suggestion.Sentences, sentence => Assert.Equal([1], sentence.Citations));
    }

    [Fact]
    public async Task What_was_streamed_before_a_restart_is_void()
    {
        parts.Rules = Danger;
        parts.WriteWhole = (_, _) => new[] { new WrittenText("重启99", "one"), new("请先断电30秒。[1]", "two") { Anew = true, Instead = true } }.ToAsyncEnumerable();

        var updates = await RunAsync(Given.Question("光猫冒烟了"));

        var suggestion = updates.OfType<AssistUpdate.ReplyReady>().Single().Suggestion;
        Assert.Equal(("请先离开。请先断电30秒。", "two"), (suggestion.Text, suggestion.Writer));
        Assert.Contains("two", suggestion.Notice, StringComparison.Ordinal);
        var restart = updates.FindIndex(update => update is AssistUpdate.ReplyRestarted);
        Assert.Equal(suggestion.Text, string.Concat(updates.Skip(restart).OfType<AssistUpdate.ReplyText>().Select(u => u.Text)));
        Assert.Equal("two", Assert.IsType<AssistUpdate.Completed>(updates[^1]).Engine.Chat);
    }

    [Fact]
    public async Task What_was_streamed_without_a_marker_is_void()
    {
        parts.Write = (_, _) => ScriptedParts.Say("给您退100元。");

        var updates = await RunAsync(Given.Question("光猫亮红灯"));

        var restart = updates.FindIndex(update => update is AssistUpdate.ReplyRestarted);
        Assert.True(restart > 0);
        Assert.Equal(updates.OfType<AssistUpdate.ReplyReady>().Single().Suggestion.Text, string.Concat(updates.Skip(restart).OfType<AssistUpdate.ReplyText>().Select(u => u.Text)));
    }

    [Theory]
    [InlineData("光猫冒烟了", "请先离开。请先断电30秒。")]
    [InlineData("光猫亮红灯", "请先断电30秒。")]
    public async Task Who_is_in_danger_hears_that_first(string said, string reply)
    {
        parts.Rules = Danger;

        var updates = await RunAsync(Given.Question(said));

        var suggestion = updates.OfType<AssistUpdate.ReplyReady>().Single().Suggestion;
        Assert.Equal(reply, suggestion.Text);
        Assert.Equal(reply, string.Concat(updates.OfType<AssistUpdate.ReplyText>().Select(u => u.Text)));
        Assert.Equal(reply.Count(c => c == '。'), suggestion.Sentences.Count);
        Assert.All(suggestion.Sentences, sentence => Assert.True(sentence.Supported));
    }

    [Fact]
    public async Task Who_is_in_danger_is_not_asked_which_article_is_meant()
    {
        parts.Rules = Danger;
        parts.Search = _ => Given.Nothing;

        var suggestion = (await RunAsync(Given.Question("插座冒烟了"))).OfType<AssistUpdate.ReplyReady>().Single().Suggestion;

        Assert.Equal("请先离开。", suggestion.Text);
        Assert.False(suggestion.Answered);
    }

    [Fact]
    public async Task Who_threatens_is_not_asked_which_article_is_meant()
    {
        parts.Rules = "rules: [{ id: media, any: [曝光], risk: high }]";
        parts.Search = _ => Given.Nothing;

        var suggestion = (await RunAsync(Given.Question("等着被曝光吧"))).OfType<AssistUpdate.ReplyReady>().Single().Suggestion;

        Assert.Contains("上报主管", suggestion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Triage_and_draft_do_not_wait_for_a_writer_that_hangs()
    {
        TaskCompletionSource hanging = new(), stopped = new();
        parts.Write = (_, stop) => ScriptedParts.SayAndHang(hanging, stopped, ["请稍等"], stop);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        await foreach (var update in parts.Pipeline().RunAsync(Given.Question("光猫亮红灯"), cancel.Token))
        {
            if (update is AssistUpdate.TicketDrafted)
                break;
        }

        // Leaving the enumeration returned only after the writer had been stopped.
        Assert.True(stopped.Task.IsCompleted || !hanging.Task.IsCompleted);
        Assert.False(cancel.IsCancellationRequested);
    }

    [Fact]
    public async Task Cancelling_stops_the_writer()
    {
        TaskCompletionSource hanging = new(), stopped = new();
        parts.Write = (_, stop) => ScriptedParts.SayAndHang(hanging, stopped, ["请稍等"], stop);
        using var cancel = new CancellationTokenSource();

        var run = Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in parts.Pipeline().RunAsync(Given.Question("光猫亮红灯"), cancel.Token))
            {
            }
        });
        await hanging.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await cancel.CancelAsync();

        await run;
        Assert.True(stopped.Task.IsCompleted);
    }

    [Fact]
    public async Task A_greeting_gets_no_suggestion_and_no_ticket()
    {
        var updates = await RunAsync(Given.Question("您好，在吗"));

        Assert.Equal("", updates.OfType<AssistUpdate.ReplyReady>().Single().Suggestion.Text);
        Assert.DoesNotContain(updates, update => update is AssistUpdate.ReplyText or AssistUpdate.TicketDrafted);
        Assert.IsType<AssistUpdate.Completed>(updates[^1]);
    }

    [Theory]
    [InlineData("您还记得是哪一天吗", "就上个礼拜三 嗯 后晌", false)]
    [InlineData("您还记得是哪一天吗", "我问的是怎么赔", true)]
    [InlineData("好的，我记下了。", "就上个礼拜三 嗯 后晌", true)]
    public async Task A_plain_reply_to_what_the_agent_asked_gets_no_clarifying_question(string agent, string customer, bool suggested)
    {
        parts.Search = _ => Given.Found(Given.LosArticle, Answerability.Nearest, 0.2);

        var updates = await RunAsync(Given.Question(customer) with { History = [new(Speaker.Customer, "上回来的师傅态度孬得很"), new(Speaker.Agent, agent)] });

        Assert.Equal(suggested, updates.OfType<AssistUpdate.ReplyReady>().Single().Suggestion.Text.Length > 0);
    }

    [Fact]
    public async Task Without_evidence_the_writer_is_not_asked()
    {
        parts.Search = _ => Given.Nothing;

        var updates = await RunAsync(Given.Question("你们食堂几点开饭"));

        Assert.Equal(0, parts.Written);
        var suggestion = updates.OfType<AssistUpdate.ReplyReady>().Single().Suggestion;
        Assert.False(suggestion.Answered);
        Assert.All(suggestion.Sentences, sentence => Assert.Empty(sentence.Citations));
    }

    [Fact]
    public async Task A_near_miss_asks_which_question_was_meant()
    {
        parts.Search = _ => Given.Found(Given.LosArticle, Answerability.Nearest, 0.4);

        var suggestion = (await RunAsync(Given.Question("灯不对"))).OfType<AssistUpdate.ReplyReady>().Single().Suggestion;

        Assert.Equal(0, parts.Written);
        Assert.False(suggestion.Answered);
        Assert.Contains("光猫亮红灯怎么办", suggestion.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("请先断电30秒。")]
    [InlineData("请先断电30秒。[9]")]
    [InlineData("")]
    public async Task A_reply_whose_markers_lead_nowhere_abstains(string reply)
    {
        parts.Write = (_, _) => ScriptedParts.Say(reply);

        var suggestion = (await RunAsync(Given.Question("光猫亮红灯"))).OfType<AssistUpdate.ReplyReady>().Single().Suggestion;

        Assert.False(suggestion.Answered);
    }

    [Fact]
    public async Task A_draft_for_a_conversation_that_has_moved_on_is_dropped()
    {
        var version = 1;
        parts.Version = () => version;
        parts.Write = (_, _) => MoveOn();

        var updates = await RunAsync(Given.Question("光猫亮红灯") with { ConversationId = "c", ConversationVersion = 1 });

        Assert.IsType<AssistUpdate.Stale>(updates[^1]);
        Assert.DoesNotContain(updates, update => update is AssistUpdate.ReplyReady or AssistUpdate.Completed);

        async IAsyncEnumerable<string> MoveOn()
        {
            await Task.Yield();
            version = 2;
            yield return "请先断电30秒。[1]";
        }
    }

    [Fact]
    public async Task A_new_turn_ends_the_run_at_once_while_the_writer_hangs()
    {
        TaskCompletionSource hanging = new(TaskCreationOptions.RunContinuationsAsynchronously), stopped = new();
        parts.Version = () => 1;
        parts.Write = (_, stop) => ScriptedParts.SayAndHang(hanging, stopped, ["请稍等"], stop);

        var run = RunAsync(Given.Question("光猫亮红灯") with { ConversationId = "c", ConversationVersion = 1 });
        await hanging.Task.WaitAsync(TimeSpan.FromSeconds(20));
        parts.Turns.MovedOn("other", 2);
        parts.Turns.MovedOn("c", 2);

        Assert.IsType<AssistUpdate.Stale>((await run.WaitAsync(TimeSpan.FromSeconds(20)))[^1]);
        Assert.True(stopped.Task.IsCompleted);
    }

    [Fact]
    public async Task A_second_run_for_the_same_turn_by_the_same_caller_ends_the_first()
    {
        TaskCompletionSource hanging = new(TaskCreationOptions.RunContinuationsAsynchronously), stopped = new();
        parts.Version = () => 1;
        parts.Write = (_, stop) => ScriptedParts.SayAndHang(hanging, stopped, ["请稍等"], stop);
        var question = Given.Question("光猫亮红灯") with { ConversationId = "c", ConversationVersion = 1, CallerId = "a" };
        var first = RunAsync(question);
        await hanging.Task.WaitAsync(TimeSpan.FromSeconds(20));
        parts.Write = (_, _) => ScriptedParts.Say("请先断电30秒。[1]");

        Assert.IsType<AssistUpdate.Completed>((await RunAsync(question with { CallerId = "b" }))[^1]);
        Assert.False(first.IsCompleted);
        Assert.IsType<AssistUpdate.Completed>((await RunAsync(question))[^1]);
        Assert.IsType<AssistUpdate.Stale>((await first.WaitAsync(TimeSpan.FromSeconds(20)))[^1]);
    }

    [Fact]
    public async Task The_database_is_asked_for_the_version_once_a_run()
    {
        var asked = 0;
        parts.Version = () => ++asked;
        parts.Write = (_, _) => ScriptedParts.Say("请先", "断电", "30秒。[1]");

        var updates = await RunAsync(Given.Question("光猫亮红灯") with { ConversationId = "c", ConversationVersion = 1 });

        Assert.IsType<AssistUpdate.Completed>(updates[^1]);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_failing_part_ends_the_run_with_its_own_exception()
    {
        parts.Write = (_, _) => throw new InvalidOperationException("the writer broke");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Given.Question("光猫亮红灯")));

        Assert.Equal("the writer broke", failure.Message);
    }

    private async Task<List<AssistUpdate>> RunAsync(AssistRequest request)
    {
        List<AssistUpdate> updates = [];
        await foreach (var update in parts.Pipeline().RunAsync(request, CancellationToken.None))
            updates.Add(update);
        return updates;
    }
}
