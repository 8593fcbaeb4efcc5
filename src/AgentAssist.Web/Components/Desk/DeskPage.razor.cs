using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Web.Hosting;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace AgentAssist.Web.Components.Desk;

/// <summary>The agent's conversations, the one that is open, and what is suggested for it.</summary>
public sealed partial class DeskPage
{
    private readonly CancellationTokenSource left = new();
    private RenderGate? gate;
    private RenderGate? listGate;
    private IDisposable? subscription;
    private Caller? me;
    private IReadOnlyList<QueuedConversation> queue = [];
    private LiveConversation? live;
    private AssistRun? chosen;
    private Composer? composer;
    private Speaker speaker;
    private (string SuggestionId, string Text)? inserted;

    [SupplyParameterFromQuery(Name = "c")]
    private string? Asked { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private LiveConversations Open { get; set; } = null!;

    [Inject]
    private ConversationLog Log { get; set; } = null!;

    [Inject]
    private ConversationFeed Feed { get; set; } = null!;

    [Inject]
    private WorkList Work { get; set; } = null!;

    [Inject]
    private SuggestionOutcomes Outcomes { get; set; } = null!;

    [Inject]
    private SamplePlayer Player { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private bool Enabled => RendererInfo.IsInteractive && me is not null;

    private AssistRun? Shown => chosen ?? live?.LastRun;

    private bool MayWrite => live is null || (live.Conversation.EndedAt is null && live.Conversation.AgentId == me?.Id);

    /// <summary>Leaving the page leaves the conversation.</summary>
    public async ValueTask DisposeAsync()
    {
        subscription?.Dispose();
        Leave();
        await left.CancelAsync();
        left.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        me = CallerFactory.TryFrom((await Authentication).User);
        if (me is null || !RendererInfo.IsInteractive)
            return;
        gate = new(Time, () => InvokeAsync(StateHasChanged), left.Token);
        listGate = new(Time, () => InvokeAsync(ListAsync), left.Token);
        subscription = Feed.Subscribe(change =>
        {
            if (change.AgentId is null || change.AgentId == me.Id || queue.Any(line => line.Id == change.Id))
                listGate.Request();
        });
        await ListAsync();
        if (Asked is { Length: > 0 } id)
            await OpenAsync(id);
    }

    private void RequestRender() => gate?.Request();

    private async Task ListAsync()
    {
        queue = await Work.ListAsync(me!.Id, left.Token);
        StateHasChanged();
    }

    private async Task OpenAsync(string id)
    {
        if (live?.Id == id || await Open.OpenAsync(me!, id, left.Token) is not { } opened)
            return;
        Leave();
        live = opened;
        speaker = live.Conversation.Origin == ConversationOrigin.Asked ? Speaker.Customer : Speaker.Agent;
        live.Changed += RequestRender;
        await ShowAddressAsync($"/desk?c={Uri.EscapeDataString(id)}");
        StateHasChanged();
    }

    private async Task CloseAsync()
    {
        Leave();
        await ShowAddressAsync("/desk");
        if (composer is not null)
            await composer.FocusAsync();
    }

    private void Leave()
    {
        if (live is not null)
        {
            live.Changed -= RequestRender;
            Open.Leave(live);
        }

        (live, chosen, inserted, speaker) = (null, null, null, Speaker.Customer);
    }

    private ValueTask ShowAddressAsync(string address) => Js.InvokeVoidAsync("history.replaceState", left.Token, null, "", address);

    private async Task PlayAsync(string sample)
    {
        if (await Player.PlayAsync(me!, sample, left.Token) is { } conversation)
            await OpenAsync(conversation.Id);
    }

    private async Task SayAsync(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > AssistRequest.MaxTextLength)
            return;
        if (live is null)
        {
            var asked = await Log.StartAsync(me!, new NewConversation(Channel.Chat, Locales.Of(text)) { Origin = ConversationOrigin.Asked, AgentId = me!.Id }, left.Token);
            await OpenAsync(asked.Id);
        }

        if (speaker == Speaker.Agent && inserted is { } suggestion)
        {
            var outcome = text == suggestion.Text ? OutcomeKind.Inserted : OutcomeKind.Edited;
            await Outcomes.RecordAsync(me!, suggestion.SuggestionId, new NewOutcome(outcome) { Text = text }, null, left.Token);
            inserted = null;
        }

        if (speaker == Speaker.Customer)
            chosen = null;
        await Log.AppendAsync(me!, live!.Id, speaker, text, left.Token);
        // Who types both sides goes on with the other one's next words.
        if (live.Conversation.Origin == ConversationOrigin.Asked)
            speaker = Speaker.Customer;
    }

    private void SwitchTo(Speaker to) => speaker = to;

    private void Inserted(string text)
    {
        inserted = (Shown!.Suggestion!.SuggestionId, text);
        SwitchTo(Speaker.Agent);
    }

    private async Task TakeAsync()
    {
        await Log.TakeAsync(me!, live!.Id, left.Token);
        await ListAsync();
    }

    private async Task EndAsync()
    {
        Player.Find(live!.Id)?.Stop();
        await Log.EndAsync(me!, live.Id, null, left.Token);
    }
}
