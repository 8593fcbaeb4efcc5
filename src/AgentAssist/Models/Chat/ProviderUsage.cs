using Microsoft.Extensions.AI;

namespace AgentAssist.Models.Chat;

/// <summary>What a provider did since the server began: calls, failures, tokens, cost, and how soon its first words came.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ProviderUsage(ProviderOptions options, TimeProvider time)
{
    private const int Kept = 512;
    private readonly TimeProvider time = time;
    private readonly Lock gate = new();
    private readonly Queue<double> firstWords = [];
    private int calls;
    private int failures;
    private long tokensIn;
    private long tokensOut;
    private ModelFailedException? last;
    private DateTimeOffset? lastSuccess;
    private DateTimeOffset? lastFailure;

    /// <summary>The figures now.</summary>
    public ProviderFigures Figures
    {
        get
        {
            lock (gate)
            {
                double[] sorted = [.. firstWords.Order()];
                var cost = ((tokensIn * options.PricePerMillionIn) + (tokensOut * options.PricePerMillionOut)) / 1_000_000;
                return new(calls, failures, tokensIn, tokensOut, cost, At(0.5), At(0.95), last?.Message, last?.Fault, lastSuccess, lastFailure);

                double? At(double share) => sorted.Length == 0 ? null : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 1);
            }
        }
    }

    /// <summary>Begins a call; what it comes to is told to what is returned.</summary>
    public Call Begin() => new(this);

    /// <summary>One call.</summary>
    internal sealed class Call(ProviderUsage usage) : IDisposable
    {
        private readonly long start = usage.time.GetTimestamp();
        private UsageDetails? used;
        private double? first;
        private int characters;
        private bool succeeded;
        private ModelFailedException? failed;

        /// <summary>Whether any words came.</summary>
        public bool HasWords => first is not null;

        public void Saw(ChatResponseUpdate update)
        {
            if (update.Text.Length > 0)
                first ??= usage.time.GetElapsedTime(start).TotalMilliseconds;
            characters += update.Text.Length;
            used = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? used;
        }

        public void Succeeded() => succeeded = true;

        public ModelFailedException Failed(ModelFailedException why) => failed = why;

        public void Dispose()
        {
            lock (usage.gate)
            {
                usage.calls++;
                usage.tokensIn += used?.InputTokenCount ?? 0;
                usage.tokensOut += used?.OutputTokenCount ?? characters / 2; // Servers that do not count: about two characters a token.
                if (first is { } soon)
                    usage.firstWords.Enqueue(soon);
                if (usage.firstWords.Count > Kept)
                    usage.firstWords.Dequeue();
                if (succeeded)
                    usage.lastSuccess = usage.time.GetUtcNow();
                if (failed is null)
                    return;
                usage.failures++;
                (usage.last, usage.lastFailure) = (failed, usage.time.GetUtcNow());
            }
        }
    }
}

/// <summary>What a provider did since the server began.</summary>
/// <param name="Calls">How often it was asked.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="TokensIn">Tokens asked.</param>
/// <param name="TokensOut">Tokens answered.</param>
/// <param name="Cost">In the money of the prices.</param>
/// <param name="FirstWordsP50">Milliseconds to the first words, of half of the last 512 calls.</param>
/// <param name="FirstWordsP95">The same of 95 in 100.</param>
/// <param name="LastError">Why it failed last.</param>
/// <param name="LastFault">Of what kind that was.</param>
/// <param name="LastSuccess">When it answered last.</param>
/// <param name="LastFailure">When it failed last.</param>
internal sealed record ProviderFigures(
    int Calls, int Failures, long TokensIn, long TokensOut, decimal Cost, double? FirstWordsP50, double? FirstWordsP95, string? LastError, ModelFault? LastFault, DateTimeOffset? LastSuccess, DateTimeOffset? LastFailure);
