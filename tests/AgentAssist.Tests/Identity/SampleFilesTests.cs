using AgentAssist.Customers;
using AgentAssist.Identity;
using Microsoft.Extensions.Logging;

namespace AgentAssist.Tests.Identity;

public sealed class SampleFilesTests : IDisposable
{
    private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("aa-samples-");
    private readonly Lines _log = new();

    [Fact]
    public void Missing_files_are_no_people_and_nothing_to_log()
    {
        Assert.Empty(SamplePeople.ReadPeople(_content.FullName, _log));
        Assert.Empty(SamplePeople.ReadDepartments(_content.FullName, _log));
        Assert.Empty(SampleCustomers.Read(_content.FullName, _log));
        Assert.Empty(_log);
    }

    [Fact]
    public void Files_are_read_as_they_are_written()
    {
        Write("samples/people.yaml", "- { id: wang, name: { zh-CN: 王芳, en: Wang Fang }, roles: [seed, agent], department: network, team: north }\n");
        Write("vocabulary/departments.yaml", "- id: network\n  name: { zh-CN: 网络部, en: Network }\n  handles: [broadband/fault]\n  teams:\n    - { id: north, name: { zh-CN: 北区, en: North } }\n");
        Write("samples/customers.yaml", "- { id: c1, name: 李雷, phone: '13800000000', region: gd, plan: 500M, products: [broadband], segment: active, since: 2019-05-01, monthlyFee: 129.5, arrears: 0, openTickets: 1 }\n");

        var person = Assert.Single(SamplePeople.ReadPeople(_content.FullName, _log));
        Assert.Equal(("wang", "王芳", "network", "north"), (person.Id, person.Name.Chinese, person.DepartmentId, person.TeamId));
        Assert.Equal([Role.Agent, Role.Seed], person.Roles);
        Assert.Equal("North", Assert.Single(Assert.Single(SamplePeople.ReadDepartments(_content.FullName, _log)).Teams).Name.English);
        var customer = Assert.Single(SampleCustomers.Read(_content.FullName, _log));
        Assert.Equal((new DateOnly(2019, 5, 1), 129.5m, 0m, 1), (customer.Since!.Value, customer.MonthlyFee!.Value, customer.Arrears!.Value, customer.OpenTickets));
        Assert.Equal("129.5", customer.ToContext().Facts["monthlyFee"]);
        Assert.Empty(_log);
    }

    [Theory]
    [InlineData("- { id: wang, name: { zh-CN: 王芳, en: Wang }, roles: [agent] }\n- id: li\n  name: { zh-CN: 李, en: Li }\n  roles: [pilot]\n", 4)]
    [InlineData("- id: wang\n  name: { zh-CN: 王芳, en: Wang }\n  rolls: [agent]\n", 3)]
    [InlineData("- { id: wang, name: { zh-CN: 王芳, en: Wang } }\n- { id: wang, name: { zh-CN: 王芳, en: Wang } }\n", 2)]
    [InlineData("- { id: wang }\n", 1)]
    [InlineData("people: none\n", 1)]
    [InlineData("- { id: [\n", 1)]
    public void Malformed_file_is_left_out_and_logged_with_its_line(string yaml, int line)
    {
        Write("samples/people.yaml", yaml);
        Assert.Empty(SamplePeople.ReadPeople(_content.FullName, _log));
        Assert.Contains($"people.yaml line {line} ", Assert.Single(_log), StringComparison.Ordinal);
    }

    public void Dispose() => _content.Delete(recursive: true);

    private void Write(string path, string yaml)
    {
        var file = Path.Combine(_content.FullName, "knowledge", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, yaml);
    }

    private sealed class Lines : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Add(formatter(state, exception));
    }
}
