using System.Security.Claims;
using AgentAssist.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Tests.Hosting;

public sealed class CircuitLimitTests
{
    private readonly CircuitCounter counter = new();

    [Fact]
    public async Task One_screen_more_than_allowed_is_refused_in_words()
    {
        await OpenAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(OpenAsync);
        Assert.Contains("CircuitsPerPerson", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_without_connection_takes_nobodys_place_and_comes_back_into_its_own()
    {
        var first = await OpenAsync();
        await first.OnConnectionDownAsync(null!, default);
        await first.OnConnectionDownAsync(null!, default);
        var second = await OpenAsync();

        await first.OnConnectionUpAsync(null!, default);
        await second.OnCircuitClosedAsync(null!, default);
        await Assert.ThrowsAsync<InvalidOperationException>(OpenAsync);
    }

    private async Task<CircuitLimit> OpenAsync()
    {
        CircuitLimit limit = new(counter, new Nobody(), Options.Create(new HardeningOptions { CircuitsPerPerson = 1 }));
        try
        {
            await limit.OnCircuitOpenedAsync(null!, default);
            return limit;
        }
        catch
        {
            await limit.OnCircuitClosedAsync(null!, default);
            throw;
        }
    }

    private sealed class Nobody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal()));
    }
}
