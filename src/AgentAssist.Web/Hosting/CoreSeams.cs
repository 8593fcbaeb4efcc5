using System.Globalization;
using AgentAssist.Assist;
using AgentAssist.Conversations;
using AgentAssist.Identity;
using AgentAssist.Knowledge;
using AgentAssist.Retrieval;
using AgentAssist.Storage;
using AgentAssist.Web.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

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

/// <summary>A conversation's turns, oldest first, and its version when they were read.</summary>
internal sealed record ConversationTurns(HistoryTurn[] History, int Version, Channel Channel, string? CustomerId)
{
    /// <summary>The turns before the one that is asked about, which may be stored already and is not history then.</summary>
    public IReadOnlyList<HistoryTurn> Before(string question) =>
        History is [.. var before, { Role: Speaker.Customer } last] && last.Text.Trim() == question.Trim() ? before : History;
}

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
        services.AddSingleton<RunAssist>(provider => provider.GetRequiredService<AssistPipeline>().RunAsync);
        services.AddSingleton<FindApiKey>(provider => provider.GetRequiredService<ApiKeys>().FindAsync);
        services.AddSingleton<FindConversation>(provider => async (id, cancellationToken) =>
            await provider.GetRequiredService<ConversationLog>().FindAsync(id, cancellationToken) is { } conversation
                ? new ConversationTurns(conversation.Turns.Select(turn => new HistoryTurn(turn.Role, turn.Text)).ToArray(), conversation.Version, conversation.Channel, conversation.CustomerId)
                : null);
        services.AddSingleton<ListPeople>(provider => cancellationToken => PeopleAsync(provider.GetRequiredService<PeopleDirectory>(), cancellationToken));
        services.AddSingleton<ReadConsoleStatus>(provider => _ => ValueTask.FromResult(
            new ConsoleStatus(provider.GetRequiredService<IndexKeeper>().Count, provider.GetRequiredService<AssistEngine>().Chat)));
        services.AddSingleton<VocabularyNames>();
        services.AddSingleton<KnowledgeCheck>();
        services.AddHealthChecks()
            .AddCheck<KnowledgeCheck>("knowledge", tags: [HealthEndpoints.Ready])
            .AddCheck<DatabaseCheck>("database", tags: [HealthEndpoints.Ready]);
        return services;
    }

    private static async ValueTask<IReadOnlyList<SamplePerson>> PeopleAsync(PeopleDirectory directory, CancellationToken cancellationToken)
    {
        var locale = CultureInfo.CurrentUICulture.Name == Locales.English ? Locales.English : Locales.Chinese;
        var departments = (await directory.ListDepartmentsAsync(cancellationToken)).ToDictionary(d => d.Id, d => d.Name.In(locale));
        return
        [
            // Agents first: that is who a visitor wants to be.
            .. (await directory.ListPeopleAsync(cancellationToken)).Where(person => !person.Disabled).OrderBy(person => person.Roles.DefaultIfEmpty(Role.Admin).Min()).Select(person => new SamplePerson(
                person.Id,
                person.Name.In(locale),
                person.DepartmentId is { } department ? departments.GetValueOrDefault(department, department) : "",
                person.Roles.ToHashSet())),
        ];
    }
}

/// <summary>Whether the knowledge was indexed up to its latest change once; a change afterwards does not make the server unready.</summary>
internal sealed class KnowledgeCheck(PackSynchroniser packs, KnowledgeStore store, IndexKeeper index) : IHealthCheck
{
    private volatile bool indexed;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        indexed = indexed || (packs.Loaded && index.Ready && index.Version >= await store.LatestChangeAsync(cancellationToken));
        return indexed ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the knowledge is being indexed");
    }
}

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<AgentAssistDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the database cannot be reached");
    }
}
