using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AgentAssist.Prompts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Polly;
using Polly.CircuitBreaker;

namespace AgentAssist.Models.Chat;

/// <summary>One provider of models: asked at most so often at a time, never waited for longer than allowed, and left alone for a while where it fails.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed partial class ChatProvider : IDisposable
{
    private static readonly TimeSpan BreakFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(1);
    private readonly ModelsOptions limits;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Dictionary<PromptModel, Kernel> kernels;
    private readonly ResiliencePipeline breaker;
    private readonly CircuitBreakerStateProvider circuit = new();
    private readonly SemaphoreSlim places;
    private long restsUntil;

    /// <summary>A provider whose clients are made by <paramref name="client"/>, for each model's name.</summary>
    public ChatProvider(ProviderOptions options, ModelsOptions limits, Func<string, IChatClient> client, TimeProvider time, ILogger<ChatProvider> logger)
    {
        (Options, this.limits, this.time, this.logger) = (options, limits, time, logger);
        Usage = new ProviderUsage(options, time);
        places = new SemaphoreSlim(options.Concurrency);
        kernels = new()
        {
            [PromptModel.Main] = KernelOf(Masking(options.Model)),
            [PromptModel.Small] = KernelOf(Masking(options.SmallModel.Length > 0 ? options.SmallModel : options.Model)),
        };
        // Half of at least five answers within thirty seconds: then it is left alone for fifteen.
        breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = BreakFor,
                ShouldHandle = new PredicateBuilder().Handle<ModelFailedException>(failed => failed.Fault != ModelFault.Busy),
                StateProvider = circuit,
            })
            .Build();
        if (options.SendPersonalData)
            LogSendsAll(logger, options.Name, options.SendPersonalDataBecause);

        MaskingChatClient Masking(string model) => new(client(model), options.Name, options.SendPersonalData, logger);
    }

    /// <summary>Its settings.</summary>
    public ProviderOptions Options { get; }

    /// <summary>What it did so far.</summary>
    public ProviderUsage Usage { get; }

    /// <summary>Whether it wants to be left alone for now.</summary>
    public bool Rests => time.GetUtcNow().UtcTicks < Volatile.Read(ref restsUntil);

    /// <summary>Whether it failed so often that it is only asked again after a while.</summary>
    public bool IsOpen => circuit.CircuitState is CircuitState.Open && Usage.Figures.LastFailure + BreakFor > time.GetUtcNow();

    /// <summary>Streams the answer to a prompt.</summary>
    /// <exception cref="ModelFailedException">There is none, or not all of it.</exception>
    public async IAsyncEnumerable<string> StreamAsync(Prompt prompt, KernelArguments arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // The breaker must see how the whole stream ended, so the stream runs inside it and comes out by a channel.
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(64) { SingleReader = true, SingleWriter = true });
        var work = RunAsync(channel.Writer, prompt, arguments, stop.Token);
        try
        {
            await foreach (var text in channel.Reader.ReadAllAsync(CancellationToken.None))
                yield return text;
        }
        finally
        {
            // Whoever stops reading stops the call: the connection is closed at once.
            await stop.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private static Kernel KernelOf(IChatClient client)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(client);
        return builder.Build();
    }

    private async Task RunAsync(ChannelWriter<string> writer, Prompt prompt, KernelArguments arguments, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            await breaker.ExecuteAsync(token => PumpAsync(writer, prompt, arguments, token), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            // Known already, and told when it broke.
            fault = ModelFailedException.Of(ModelFault.Broken, "It failed too often and is left alone for a while.");
        }
        catch (ModelFailedException failed)
        {
            fault = failed;
            Leave(failed);
        }
        catch (OperationCanceledException cancelled)
        {
            fault = cancelled;
        }

        writer.Complete(fault);
    }

    private async ValueTask PumpAsync(ChannelWriter<string> writer, Prompt prompt, KernelArguments arguments, CancellationToken cancellationToken)
    {
        using CancellationTokenSource total = new(limits.TotalTimeout, time), silent = new(limits.FirstTokenTimeout, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, total.Token, silent.Token);
        using var call = Usage.Begin();
        var placed = false;
        try
        {
            await places.WaitAsync(any.Token);
            placed = true;
            var finished = false;
            await foreach (var update in prompt.Function.InvokeStreamingAsync<ChatResponseUpdate>(kernels[prompt.Settings.Model], arguments, any.Token))
            {
                finished |= update.FinishReason is not null;
                call.Saw(update);
                if (update.Text.Length == 0)
                    continue;
                silent.CancelAfter(limits.GapTimeout);
                await writer.WriteAsync(update.Text, any.Token);
            }

            // An error told inside the stream, and a stream that was cut, look alike: neither says that it is finished.
            if (!finished)
                throw ModelFailedException.Of(ModelFault.CutOff, "The answer ended before its end.");
            call.Succeeded();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw call.Failed(!placed ? ModelFailedException.Of(ModelFault.Busy, $"All {Options.Concurrency} places were taken.")
                : ModelFailedException.Of(ModelFault.TooSlow, total.IsCancellationRequested ? $"The whole answer took more than {limits.TotalTimeout.TotalSeconds} s."
                : call.HasWords ? $"It was silent for more than {limits.GapTimeout.TotalSeconds} s." : $"The first words took more than {limits.FirstTokenTimeout.TotalSeconds} s."));
        }
        catch (Exception exception) when (exception is not OperationCanceledException && ModelFailedException.From(exception, time.GetUtcNow()) is not null)
        {
            throw call.Failed(ModelFailedException.From(exception, time.GetUtcNow())!);
        }
        finally
        {
            if (placed)
                places.Release();
        }
    }

    private void Leave(ModelFailedException failed)
    {
        if (failed.Fault == ModelFault.Refused)
            LogRefused(logger, Options.Name, failed.Message);
        else
            LogFailed(logger, Options.Name, failed.Fault, failed.Message);
        if ((failed.Fault == ModelFault.Refused ? AfterRefusal : failed.RetryAfter) is { } wait)
            Volatile.Write(ref restsUntil, (time.GetUtcNow() + wait).UtcTicks);
    }

    [LoggerMessage(1, LogLevel.Error, "The model provider {Provider} does not accept its key; it is left alone for a minute: {Reason}")]
    private static partial void LogRefused(ILogger logger, string provider, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Personal data is sent to the model provider {Provider}: {Reason}")]
    private static partial void LogSendsAll(ILogger logger, string provider, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The model provider {Provider} failed ({Fault}): {Reason}")]
    private static partial void LogFailed(ILogger logger, string provider, ModelFault fault, string reason);
}
