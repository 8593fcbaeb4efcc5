using AgentAssist.Retrieval;
using Microsoft.Extensions.Options;

namespace AgentAssist.Tests.Retrieval;

internal sealed class FixedOptions(RetrievalOptions? value = null) : IOptionsMonitor<RetrievalOptions>
{
    public RetrievalOptions CurrentValue { get; } = value ?? new();

    public RetrievalOptions Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<RetrievalOptions, string?> listener) => null;
}
