using System.Net;
using AgentAssist.TestServers;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Tests.Hosting;

[Collection(ServerTests.Name)]
public sealed class HardeningTests(RunningServer server)
{
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/healthz")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/nothing")]
    public async Task Every_answer_carries_the_security_headers(string address)
    {
        using var client = server.CreateClient();
        using var answer = await client.GetAsync(address);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_open_a_circuit_by_any_transport()
    {
        using var client = await server.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, ("Origin", Evil)));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, ("Origin", "null")));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(client, ("Origin", server.Address.GetLeftPart(UriPartial.Authority))));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(client));

        using var poll = new HttpRequestMessage(HttpMethod.Get, "/_blazor?id=x");
        poll.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var polled = await client.SendAsync(poll);
        Assert.Equal(HttpStatusCode.Forbidden, polled.StatusCode);
    }

    [Fact]
    public async Task A_socket_is_opened_for_our_own_pages_alone_and_without_compression()
    {
        using var client = await server.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await UpgradeAsync(client, Evil)).StatusCode);
        using var own = await UpgradeAsync(client, server.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, own.StatusCode);
        Assert.False(own.Headers.Contains("Sec-WebSocket-Extensions"));
    }

    [Fact]
    public async Task A_circuit_needs_a_login()
    {
        using var client = server.CreateClient(key: null);
        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(client));
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using var client = server.CreateClient(key: null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/demo") { Content = new FormUrlEncodedContent([new("person", "admin")]) };
        request.Headers.Add("Origin", Evil);
        using var crossSite = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, crossSite.StatusCode);

        using var tokenless = await client.PostAsync("/sign-in/demo", new FormUrlEncodedContent([new("person", "admin")]));
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
    }

    [Fact]
    public async Task Circuits_have_their_limits()
    {
        await using var scripted = new ScriptedServer();
        var circuit = scripted.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;
        Assert.False(circuit.DetailedErrors);
        Assert.Equal(200, circuit.DisconnectedCircuitMaxRetained);
        Assert.Equal(TimeSpan.FromMinutes(6), circuit.DisconnectedCircuitRetentionPeriod);
        Assert.Equal(500, circuit.PersistedCircuitInMemoryMaxRetained);
        Assert.Equal(TimeSpan.FromSeconds(15), circuit.JSInteropDefaultCallTimeout);
        Assert.Equal(10, circuit.MaxBufferedUnacknowledgedRenderBatches);
        Assert.NotEqual(true, scripted.Services.GetRequiredService<IOptions<HubOptions>>().Value.EnableDetailedErrors);
    }

    [Fact]
    public async Task A_faulty_setting_stops_the_start_and_names_value_and_bound()
    {
        await using var scripted = new ScriptedServer(null, ("AgentAssist:Api:RequestsPerMinute", "0"));
        var failure = Assert.Throws<OptionsValidationException>(() => scripted.CreateClient(null));
        Assert.Contains("RequestsPerMinute must be 1 to 10,000,000", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> NegotiateAsync(HttpClient client, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> UpgradeAsync(HttpClient client, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");
        request.Headers.Add("Sec-WebSocket-Version", "13");
        request.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.Headers.Add("Sec-WebSocket-Extensions", "permessage-deflate");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
