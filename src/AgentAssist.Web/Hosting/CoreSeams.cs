using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Retrieval;

namespace AgentAssist.Web.Hosting;

/// <summary>Runs one question through the assist loop.</summary>
internal delegate IAsyncEnumerable<AssistUpdate> RunAssist(AssistRequest request, CancellationToken cancellationToken);

/// <summary>Whose API key this is, or <see langword="null"/>.</summary>
internal delegate ValueTask<Caller?> FindApiKey(string plainKey, CancellationToken cancellationToken);

/// <summary>The turns of a conversation, or <see langword="null"/> where it is not known.</summary>
internal delegate ValueTask<ConversationTurns?> FindConversation(string id, CancellationToken cancellationToken);

/// <summary>The people who may sign in.</summary>
internal delegate ValueTask<IReadOnlyList<SamplePerson>> ListPeople(CancellationToken cancellationToken);

/// <summary>What the status bar says of the knowledge and of who writes.</summary>
internal delegate ValueTask<ConsoleStatus> ReadConsoleStatus(CancellationToken cancellationToken);

/// <summary>A conversation's turns, oldest first, and how many there were when they were read.</summary>
internal sealed record ConversationTurns(IReadOnlyList<HistoryTurn> History, int Version);

/// <summary>Somebody who may sign in.</summary>
internal sealed record SamplePerson(string Id, string Name, string Department, IReadOnlySet<Role> Roles);

/// <summary>The number of published articles and the name of the writer.</summary>
internal sealed record ConsoleStatus(int Articles, string Engine);

/// <summary>Connects the screens with the core, in one place.</summary>
internal static class CoreSeams
{
    /// <summary>Adds one delegate for each thing that the screens ask of the core.</summary>
    public static IServiceCollection AddCoreSeams(this IServiceCollection services)
    {
        services.AddSingleton<AssistPipeline>();
        services.AddSingleton<IRetriever, NoKnowledge>();
        services.AddTransient<RunAssist>(provider => provider.GetRequiredService<AssistPipeline>().RunAsync);
        services.AddTransient<FindApiKey>(provider =>
        {
            var key = provider.GetRequiredService<IConfiguration>()["AgentAssist:Api:BootstrapKey"];
            return (plainKey, _) => ValueTask.FromResult(key is { Length: > 0 } && plainKey == key ? Caller.System with { Id = "key-bootstrap", IsApiKey = true } : null);
        });
        services.AddTransient<FindConversation>(_ => (_, _) => ValueTask.FromResult<ConversationTurns?>(null));
        services.AddTransient<ListPeople>(_ => _ => ValueTask.FromResult<IReadOnlyList<SamplePerson>>(
        [
            new("chen-jing", "陈静", "hotline", new HashSet<Role> { Role.Agent }),
            new("li-na", "李娜", "knowledge", new HashSet<Role> { Role.Agent, Role.Trainer }),
            new("zhao-lei", "赵磊", "field-service", new HashSet<Role> { Role.Liaison }),
            new("admin", "管理员", "operations", Enum.GetValues<Role>().ToHashSet()),
        ]));
        services.AddTransient<ReadConsoleStatus>(_ => _ => ValueTask.FromResult(new ConsoleStatus(0, "built-in")));
        return services;
    }

    private sealed class NoKnowledge : IRetriever
    {
        public ValueTask<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new SearchResult([], Answerability.None, 0, 0));
    }
}
