using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Customers;
using AgentAssist.Identity;
using AgentAssist.Tickets;
using AgentAssist.Web.Components.Desk;

namespace AgentAssist.Web.Hosting;

/// <summary>A conversation as every screen that has it open shows it: its turns as they come, and a suggestion for each of the customer's.</summary>
/// <remarks>Thread-safe: what can be read is replaced whole, never changed.</remarks>
public sealed class LiveConversation : IDisposable
{
    private readonly ConversationLog log;
    private readonly CustomerDirectory customers;
    private readonly TicketDesk desk;
    private readonly AssistRuns assist;
    private readonly TimeProvider time;
    private readonly ILogger<LiveConversation> logger;
    private readonly Caller caller;
    private readonly IDisposable subscription;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly CancellationTokenSource closed = new();
    private volatile Conversation? conversation;
    private volatile IReadOnlyList<AssistRun> runs = [];
    private volatile IReadOnlyList<Ticket> tickets = [];
    private CancellationTokenSource? inFlight;
    private Customer? customer;

    internal LiveConversation(
        string id, Caller caller, ConversationLog log, CustomerDirectory customers, TicketDesk desk, ConversationFeed feed, AssistRuns assist, TimeProvider time, ILogger<LiveConversation> logger)
    {
        (Id, this.caller, this.log, this.customers, this.desk, this.assist, this.time, this.logger) = (id, caller, log, customers, desk, assist, time, logger);
        subscription = feed.Subscribe(change =>
        {
            if (change.Id == id)
                _ = RefreshAsync();
        });
    }

    /// <summary>Something is new. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Whether there is such a conversation.</summary>
    public bool Exists => conversation is not null;

    /// <summary>The conversation with its turns.</summary>
    public Conversation Conversation => conversation ?? throw new InvalidOperationException("The conversation was not read yet.");

    /// <summary>The customer's record, where known.</summary>
    public Customer? Customer => customer;

    /// <summary>The suggestions made here, oldest first.</summary>
    public IReadOnlyList<AssistRun> Runs => runs;

    /// <summary>The last of them.</summary>
    public AssistRun? LastRun => runs is [.., var last] ? last : null;

    /// <summary>Its tickets, oldest first.</summary>
    public IReadOnlyList<Ticket> Tickets => tickets;

    /// <summary>On how many screens it is open; guarded by its owner.</summary>
    public int Screens { get; set; }

    /// <summary>Reads it where that was not done yet, and says whether it exists.</summary>
    public async Task<bool> ReadyAsync(CancellationToken cancellationToken)
    {
        if (!Exists)
            await RefreshAsync().WaitAsync(cancellationToken);
        return Exists;
    }

    /// <summary>Stops the work under way.</summary>
    public void Stop()
    {
        lock (gate)
        {
            inFlight?.Cancel();
            inFlight = null;
        }
    }

    /// <summary>Answers the last of the customer's turns anew.</summary>
    public void Retry()
    {
        if (Conversation.Turns is [.., var last])
            Start(Conversation, LastOfCustomer(Conversation) ?? last);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        subscription.Dispose();
        closed.Cancel();
        closed.Dispose();
        reading.Dispose();
    }

    private async Task RefreshAsync()
    {
        try
        {
            await reading.WaitAsync(closed.Token);
            try
            {
                var before = conversation;
                var now = await log.FindAsync(Id, closed.Token);
                if (now is null || (before is not null && before.Version > now.Version))
                    return;
                if (now.CustomerId is { } customerId && (customer is null || customer.Id != customerId))
                    customer = await customers.FindAsync(customerId, closed.Token);
                conversation = now;
                // Whoever opens a conversation in which the agent spoke last still needs its draft.
                if (now.EndedAt is null && (before is null ? LastOfCustomer(now) : now.Turns is [.., { Role: Speaker.Customer } last] ? last : null) is { } turn && !IsAnswered(turn))
                    Start(now, turn);
                tickets = await desk.ListAsync(Id, closed.Token);
            }
            finally
            {
                reading.Release();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            return; // Nobody looks at it any more.
        }
        catch (Exception exception)
        {
            logger.ConversationNotRead(exception, Id);
        }

        Changed?.Invoke();
    }

    private static Turn? LastOfCustomer(Conversation conversation) => conversation.Turns.LastOrDefault(turn => turn.Role == Speaker.Customer);

    private bool IsAnswered(Turn turn) => runs is [.., var run] && run.Turn == turn.Ordinal && run.Request.Text == turn.Text;

    private void Start(Conversation now, Turn turn)
    {
        Stop();
        AssistRun run = new(runs.Count + 1, turn.Ordinal, new AssistRequest(turn.Text, time.GetLocalNow())
        {
            ConversationId = now.Id,
            ConversationVersion = now.Version,
            CallerId = caller.Id,
            Channel = now.Channel,
            Locale = Knowledge.Locales.Of(turn.Text),
            Customer = customer is null ? CustomerContext.Unknown with { Id = now.CustomerId } : customer.ToContext() with { Products = [] },
            History = [.. now.Turns.Where(t => t.Ordinal < turn.Ordinal).Select(t => new HistoryTurn(t.Role, t.Text))],
        });
        // A turn that was revised while it was heard has one suggestion, the last.
        runs = [.. runs.Where(earlier => earlier.Turn != turn.Ordinal), run];
        _ = FollowAsync(run);
    }

    private async Task FollowAsync(AssistRun run)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(closed.Token);
        lock (gate)
            inFlight = stop;
        await Task.Yield(); // Whoever brought the turn does not wait for its answer.
        try
        {
            await foreach (var update in assist.RunAsync(run.Request, stop.Token))
            {
                run.Apply(update);
                Changed?.Invoke();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            run.End(RunState.Stopped);
        }
        catch (Exception exception)
        {
            logger.AssistFailed(exception);
        }

        run.End(stop.IsCancellationRequested ? RunState.Stopped : RunState.Failed);
        lock (gate)
        {
            inFlight = inFlight == stop ? null : inFlight;
            stop.Dispose();
        }

        Changed?.Invoke();
    }
}
