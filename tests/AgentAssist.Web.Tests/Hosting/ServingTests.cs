using System.Net;
using System.Text.RegularExpressions;
using AgentAssist.TestServers;
using AgentAssist.Web.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Tests.Hosting;

[Collection(ServerTests.Name)]
public sealed class ServingTests(RunningServer server)
{
    [Fact]
    public async Task Every_asset_of_a_page_has_bytes_in_production_from_a_foreign_working_directory()
    {
        using var client = await server.SignInAsync();
        var page = await client.GetStringAsync("/desk");
        var assets = Regex.Matches(page, "<(?:link|script)[^>]+(?:href|src)=\"([^\"]+)\"", RegexOptions.NonBacktracking).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains(assets, a => a.Contains("blazor.web", StringComparison.Ordinal));
        Assert.True(assets.Count >= 6);
        var total = page.Length;
        foreach (var asset in assets)
        {
            Assert.DoesNotContain("//", asset, StringComparison.Ordinal);
            var bytes = await client.GetByteArrayAsync($"/{asset}");
            Assert.True(bytes.Length > 100, $"{asset} has {bytes.Length} bytes");
            total += bytes.Length;
        }

        Assert.True(total <= 700_000, $"The first load has {total} bytes, uncompressed.");
    }

    [Fact]
    public async Task Alive_and_ready_are_told_without_a_login()
    {
        using var client = server.CreateClient(key: null);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/readyz")).StatusCode);
    }

    [Fact]
    public async Task A_server_that_cannot_write_is_not_ready_and_says_why()
    {
        var file = Path.GetTempFileName(); // A folder below a file can be made by nobody, not even by root.
        var check = new DataDirectoryCheck(Options.Create(new AgentAssistOptions { DataDirectory = Path.Combine(file, "data") }));
        var result = await check.CheckHealthAsync(new());
        File.Delete(file);
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Contains("cannot be written", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_for_this_machine_and_administrators()
    {
        using var client = server.CreateClient(key: null);
        using var local = await client.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.OK, local.StatusCode);

        using var proxied = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        proxied.Headers.Add("X-Forwarded-For", "203.0.113.5");
        using var refused = await client.SendAsync(proxied);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        using var withKey = server.CreateClient();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        again.Headers.Add("X-Forwarded-For", "203.0.113.5");
        Assert.Equal(HttpStatusCode.OK, (await withKey.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_has_a_page_that_says_so()
    {
        using var client = server.CreateClient(key: null);
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        using var answer = await client.GetAsync("/nothing");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
