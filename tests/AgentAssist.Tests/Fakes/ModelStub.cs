using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AgentAssist.Tests.Fakes;

/// <summary>A server that speaks OpenAI's chat interface, and can fail in every way that real ones do.</summary>
internal sealed class ModelStub : IAsyncDisposable
{
    private readonly WebApplication app;

    private ModelStub(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    /// <summary>How it answers.</summary>
    public Func<Call, Task> Answer { get; set; } = call => call.SayAsync("您好");

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<Call> Calls { get; } = [];

    /// <summary>Where it is, without a path.</summary>
    public Uri Address { get; }

    public static async Task<ModelStub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        ModelStub? stub = null;
        app.Run(async context =>
        {
            var body = await JsonSerializer.DeserializeAsync<JsonNode>(context.Request.Body);
            Call call = new(context, body!);
            stub!.Calls.Enqueue(call);
            try
            {
                await stub.Answer(call);
            }
            catch (OperationCanceledException)
            {
                // Whoever asked went away.
            }
        });
        await app.StartAsync();
        return stub = new(app, new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource at = new(TimeSpan.FromSeconds(1));
        await app.StopAsync(at.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
    }

    /// <summary>One question, and the ways to answer it.</summary>
    internal sealed class Call(HttpContext context, JsonNode body)
    {
        private readonly Dictionary<string, string?> headers = context.Request.Headers.ToDictionary(header => header.Key, header => (string?)header.Value, StringComparer.OrdinalIgnoreCase);
        private readonly TaskCompletionSource hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public JsonNode Body => body;

        public string Path { get; } = context.Request.Path + context.Request.QueryString;

        public string? Header(string name) => headers.GetValueOrDefault(name);

        /// <summary>It was reached, and answers no more for now.</summary>
        public Task Hangs => hangs.Task;

        /// <summary>Whoever asked closed the connection.</summary>
        public Task Left => left.Task;

        public string Message(int place) => (string)body["messages"]![place]!["content"]!;

        /// <summary>A whole answer in pieces.</summary>
        public async Task SayAsync(params string[] pieces)
        {
            await PiecesAsync(pieces);
            await FinishAsync();
        }

        /// <summary>Pieces of an answer, without its end.</summary>
        public async Task PiecesAsync(params string[] pieces)
        {
            foreach (var piece in pieces)
                await ChunkAsync($$"""{"role":"assistant","content":{{JsonSerializer.Serialize(piece)}}}""", "null");
        }

        public async Task FinishAsync(string reason = "stop")
        {
            await ChunkAsync("{}", $"\"{reason}\"");
            await EventAsync("""{"id":"1","object":"chat.completion.chunk","created":1,"model":"stub","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}""");
            await EventAsync("[DONE]");
        }

        public Task ChunkAsync(string delta, string finish) =>
            EventAsync($$"""{"id":"1","object":"chat.completion.chunk","created":1,"model":"stub","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""");

        public async Task EventAsync(string data)
        {
            if (!context.Response.HasStarted)
                context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        public async Task FailAsync(int status, string? retryAfter = null)
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            await context.Response.WriteAsJsonAsync(new { error = new { message = "stub", code = "stub" } });
        }

        /// <summary>Answers nothing until whoever asked goes away.</summary>
        public async Task HangAsync()
        {
            hangs.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            left.TrySetResult();
        }

        /// <summary>Breaks the connection.</summary>
        public void Cut() => context.Abort();
    }
}
