using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Web.Hosting;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace AgentAssist.Web.Components.Desk;

/// <summary>The assist pane alone, for a frame in another system's page, which says by messages what is open and takes the replies.</summary>
public sealed partial class PanelPage
{
    private readonly CancellationTokenSource left = new();
    private DotNetObjectReference<PanelPage>? self;
    private IJSObjectReference? module;
    private RenderGate? gate;
    private Caller? me;
    private LiveConversation? live;
    private bool unknown;

    [SupplyParameterFromQuery(Name = "conversation")]
    private string? Asked { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private LiveConversations Open { get; set; } = null!;

    [Inject]
    private SuggestionOutcomes Outcomes { get; set; } = null!;

    [Inject]
    private IOptions<PanelOptions> Options { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    /// <summary>The page around the panel opens a conversation.</summary>
    [JSInvokable]
    public Task SetConversationAsync(string id) => InvokeAsync(() => OpenAsync(id));

    /// <summary>Leaving the page leaves the conversation.</summary>
    public async ValueTask DisposeAsync()
    {
        Leave();
        self?.Dispose();
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
        if (Asked is { Length: > 0 } id)
            await OpenAsync(id);
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        module = await Js.InvokeAsync<IJSObjectReference>("import", left.Token, $"./{Assets["js/panel.js"]}");
        self = DotNetObjectReference.Create(this);
        await module.InvokeVoidAsync("attach", left.Token, self, Options.Value.Origins.Select(origin => origin.TrimEnd('/')));
    }

    private async Task OpenAsync(string id)
    {
        if (live?.Id == id)
            return;
        var opened = await Open.OpenAsync(me!, id, left.Token);
        Leave();
        (live, unknown) = (opened, opened is null);
        if (live is not null)
            live.Changed += Redraw;
        StateHasChanged();
    }

    private void Leave()
    {
        if (live is null)
            return;
        live.Changed -= Redraw;
        Open.Leave(live);
        live = null;
    }

    // What happened to the ticket holds whether or not the page around still hears of it.
    private async Task TellTicketAsync(TicketNews news)
    {
        try
        {
            if (module is not null)
                await module.InvokeVoidAsync("ticket", left.Token, news.TakenBack ? "ticket.takenBack" : "ticket.created", news.Ticket.ConversationId, news.Ticket.Id, news.Ticket.Number);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
        }
    }

    private void Redraw() => gate?.Request();

    // The words go to the page around the panel, by the script; what the agent makes of them there is that page's to tell.
    private async Task InsertedAsync(string text)
    {
        if (live?.LastRun?.Suggestion is { } suggestion)
            await Outcomes.RecordAsync(me!, suggestion.SuggestionId, new NewOutcome(OutcomeKind.Inserted) { Text = text }, null, left.Token);
    }
}
