using System.Globalization;
using AgentAssist.Customers;
using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Identity;

/// <summary>Fills a demonstration with departments, people and customers, and makes the configured API key. Writes only what is not there yet.</summary>
internal sealed partial class SampleData(
    IDbContextFactory<AgentAssistDb> databases,
    ApiKeys keys,
    IOptions<AgentAssistOptions> options,
    IOptions<ApiOptions> api,
    ILogger<SampleData> logger) : IHostedService
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (api.Value.BootstrapKey is { Length: > 0 } key)
            await keys.EnsureBootstrapAsync(key, cancellationToken);
        if (!options.Value.Demo)
            return;

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await AddMissingAsync(db, Read<DepartmentRow>("vocabulary/departments.yaml").Select(row => row.Department), row => row.Id, cancellationToken);
        await AddMissingAsync(db, Read<DepartmentRow>("vocabulary/departments.yaml").SelectMany(row => row.AllTeams), row => row.Id, cancellationToken);
        await AddMissingAsync(db, Read<PersonRow>("samples/people.yaml").Select(row => row.Person), row => row.Id, cancellationToken);
        await AddMissingAsync(db, Read<CustomerRow>("samples/customers.yaml").Select(row => row.Customer), row => row.Id, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task AddMissingAsync<T>(AgentAssistDb db, IEnumerable<T> rows, Func<T, string> id, CancellationToken cancellationToken)
        where T : class
    {
        var known = (await db.Set<T>().AsNoTracking().ToListAsync(cancellationToken)).Select(id).ToHashSet();
        foreach (var row in rows.Where(row => !known.Contains(id(row))))
        {
            db.Add(row);
            db.Audit(Caller.System, "sample.added", typeof(T).Name, id(row));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private List<T> Read<T>(string file)
    {
        var path = Path.Combine(options.Value.ContentPath, "knowledge", file);
        try
        {
            return File.Exists(path) ? Yaml.Deserialize<List<T>>(File.ReadAllText(path)) ?? [] : [];
        }
        catch (YamlDotNet.Core.YamlException problem)
        {
            // A broken sample must not keep the server from starting.
            Log.BrokenSample(logger, path, problem.Start.Line, problem.Message);
            return [];
        }
    }

    private sealed class DepartmentRow
    {
        public required string Id { get; init; }

        public Dictionary<string, string> Name { get; init; } = [];

        public List<string> Handles { get; init; } = [];

        public List<TeamRow> Teams { get; init; } = [];

        public Department Department => new() { Id = Id, ChineseName = In(Name, Locales.Chinese, Id), EnglishName = In(Name, Locales.English, Id), Handles = Handles };

        public IEnumerable<Team> AllTeams => Teams.Select(team =>
            new Team { Id = team.Id, DepartmentId = Id, ChineseName = In(team.Name, Locales.Chinese, team.Id), EnglishName = In(team.Name, Locales.English, team.Id) });
    }

    private sealed class TeamRow
    {
        public required string Id { get; init; }

        public Dictionary<string, string> Name { get; init; } = [];
    }

    private sealed class PersonRow
    {
        public required string Id { get; init; }

        public Dictionary<string, string> Name { get; init; } = [];

        public List<Role> Roles { get; init; } = [];

        public string? Department { get; init; }

        public string? Team { get; init; }

        public Person Person => new()
        {
            Id = Id,
            ChineseName = In(Name, Locales.Chinese, Id),
            EnglishName = In(Name, Locales.English, Id),
            Roles = Roles,
            DepartmentId = Department,
            TeamId = Team,
        };
    }

    private sealed class CustomerRow
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public string? Phone { get; init; }

        public string? Region { get; init; }

        public string? Address { get; init; }

        public string? Plan { get; init; }

        public List<string> Products { get; init; } = [];

        public string? Segment { get; init; }

        public string? Since { get; init; }

        public decimal? MonthlyFee { get; init; }

        public decimal Arrears { get; init; }

        public int OpenTickets { get; init; }

        public Customer Customer => new()
        {
            Id = Id,
            Name = Name,
            Phone = Phone,
            Region = Region,
            Address = Address,
            Plan = Plan,
            Products = Products,
            Segment = Segment,
            Since = Since is null ? null : DateOnly.Parse(Since, CultureInfo.InvariantCulture),
            MonthlyFee = MonthlyFee,
            Arrears = Arrears,
            OpenTickets = OpenTickets,
        };
    }

    private static string In(Dictionary<string, string> name, string locale, string otherwise) =>
        name.GetValueOrDefault(locale) ?? name.Values.FirstOrDefault() ?? otherwise;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Sample file {Path} cannot be read at line {Line}: {Reason}")]
        public static partial void BrokenSample(ILogger logger, string path, long line, string reason);
    }
}
