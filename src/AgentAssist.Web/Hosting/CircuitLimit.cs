using System.Collections.Concurrent;
using AgentAssist.Web.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Hosting;

/// <summary>How many circuits each person has open.</summary>
internal sealed class CircuitCounter
{
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);

    public int Add(string person) => open.AddOrUpdate(person, 1, static (_, n) => n + 1);

    public void Remove(string person)
    {
        if (open.AddOrUpdate(person, 0, static (_, n) => n - 1) <= 0)
            open.TryRemove(new KeyValuePair<string, int>(person, 0));
    }
}

/// <summary>Refuses circuits beyond a person's share, so that one browser cannot use up the server's memory.</summary>
internal sealed class CircuitLimit(CircuitCounter counter, AuthenticationStateProvider authentication, IOptions<HardeningOptions> options) : CircuitHandler
{
    private string? person;
    private bool counted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        person = CallerFactory.TryFrom(state.User)?.Id ?? "anonymous";
        counted = true;
        if (counter.Add(person) > options.Value.CircuitsPerPerson)
            throw new InvalidOperationException($"{person} has {options.Value.CircuitsPerPerson} screens open, which is the most that AgentAssist:Hardening:CircuitsPerPerson allows.");
    }

    // One whose browser went away without a word is kept for a while, but takes nobody's place.
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Count(false);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Count(true);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(false);

    private Task Count(bool now)
    {
        if (person is null || counted == now)
            return Task.CompletedTask;
        counted = now;
        if (now)
            counter.Add(person);
        else
            counter.Remove(person);
        return Task.CompletedTask;
    }
}
