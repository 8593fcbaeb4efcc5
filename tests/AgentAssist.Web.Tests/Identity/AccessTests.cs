using System.Net;
using AgentAssist.TestServers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Web.Tests.Identity;

[Collection(ServerTests.Name)]
public sealed class AccessTests(RunningServer server)
{
    private static readonly string[] Anonymous =
    [
        "/", "/healthz", "/readyz", "/openapi/{documentName}.json", "/language", "/sign-in", "/sign-in/demo", "/not-found", "/forbidden", "/error",
        "/_blazor/initializers/", "/_blazor/disconnect/", // asked for without the panel's ticket
        "/{**path:file}", // assets of a build that is not published
    ];

    [Fact]
    public async Task Every_route_has_a_policy_or_is_on_the_list_of_open_ones()
    {
        await using var scripted = new ScriptedServer();
        var open = scripted.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || e.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))
            .Except(Anonymous);
        Assert.Empty(open);
    }

    [Fact]
    public async Task Without_a_key_a_program_is_told_to_bring_one()
    {
        foreach (var key in new[] { null, "wrong" })
        {
            using var client = server.CreateClient(key);
            using var answer = await client.AskAsync(new { text = "网断了" });
            Assert.Equal((HttpStatusCode.Unauthorized, "auth.missing"), (answer.StatusCode, await answer.CodeAsync()));
            Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString() + "Bearer", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_without_the_role_is_refused()
    {
        await using var scripted = new ScriptedServer();
        using var client = scripted.CreateClient(ScriptedServer.LiaisonKey);
        using var answer = await client.AskAsync(new { text = "网断了" });
        Assert.Equal((HttpStatusCode.Forbidden, "auth.forbidden"), (answer.StatusCode, await answer.CodeAsync()));
    }

    [Fact]
    public async Task A_person_who_signed_in_may_use_pages_and_interface_until_signing_out()
    {
        using var client = await server.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync("/session")).StatusCode);
        using var answer = await client.AskAsync(new { text = "网断了" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Somebody_unknown_is_sent_to_the_sign_in_page_and_back()
    {
        using var client = server.CreateClient(key: null);
        using var answer = await client.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/sign-in?returnUrl=%2Fdesk", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var client = server.CreateClient(key: null);
        using var page = await client.GetAsync("/sign-in");
        var token = (await page.Content.ReadAsStringAsync()).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        var person = (await page.Content.ReadAsStringAsync()).Split("name=\"person\" value=\"")[1].Split('"')[0];
        using var form = new HttpRequestMessage(HttpMethod.Post, "/sign-in/demo") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("person", person), new("returnUrl", "//evil.example")]) };
        form.Headers.Add("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var answer = await client.SendAsync(form);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("aa=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/desk", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("X-Forwarded-For", "203.0.113.5")]
    public async Task Sample_people_sign_in_on_the_servers_own_machine_alone(string header, string value)
    {
        using var client = server.CreateClient(key: null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("name=\"person\"", page, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", page, StringComparison.Ordinal);
    }
}
