using System.Globalization;
using AgentAssist.Assist;
using AgentAssist.Conversations;
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
        services.AddTransient<RunAssist>(provider => provider.GetRequiredService<AssistPipeline>().RunAsync);
        services.AddTransient<FindApiKey>(provider => provider.GetRequiredService<ApiKeys>().FindAsync);
        services.AddTransient<FindConversation>(provider => async (id, cancellationToken) =>
            await provider.GetRequiredService<ConversationLog>().FindAsync(id, cancellationToken) is { } found
                ? new([.. found.Turns.Select(turn => new HistoryTurn(turn.Role, turn.Text))], found.TurnCount)
                : null);
        services.AddTransient<ListPeople>(provider => cancellationToken => ListAsync(provider.GetRequiredService<PeopleDirectory>(), cancellationToken));
        services.AddTransient<ReadConsoleStatus>(provider => _ => ValueTask.FromResult(
            new ConsoleStatus(provider.GetRequiredService<IndexKeeper>().Count, provider.GetRequiredService<AssistEngine>().Chat)));
        return services;
    }

    private static async ValueTask<IReadOnlyList<SamplePerson>> ListAsync(PeopleDirectory directory, CancellationToken cancellationToken)
    {
        var chinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        var departments = (await directory.DepartmentsAsync(cancellationToken)).ToDictionary(row => row.Id, row => chinese ? row.ChineseName : row.EnglishName);
        return
        [
            .. (await directory.PeopleAsync(cancellationToken)).Select(person => new SamplePerson(
                person.Id,
                chinese ? person.ChineseName : person.EnglishName,
                person.DepartmentId is { } id ? departments.GetValueOrDefault(id, id) : "",
                person.Roles.ToHashSet())),
        ];
    }
}
