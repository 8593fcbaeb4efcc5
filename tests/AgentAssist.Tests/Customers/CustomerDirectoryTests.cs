using AgentAssist.Customers;
using AgentAssist.Identity;
using AgentAssist.Storage;
using AgentAssist.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Tests.Customers;

[Collection(StorageTests.Name)]
public sealed class CustomerDirectoryTests(PostgresCluster cluster)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Record_is_found_as_it_was_seeded_and_seeding_again_writes_nothing(StorageProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, cluster);
        var customers = store.Get<CustomerDirectory>();
        Assert.Equal(1, await customers.SeedAsync(Caller.System, [Li("129.50")], default));
        Assert.Equal(0, await customers.SeedAsync(Caller.System, [Li("129.50")], default));
        Assert.Equal(1, await customers.SeedAsync(Caller.System, [Li("99")], default));

        var found = await customers.FindAsync("c1", default);
        Assert.Equal(("李雷", 99m, new DateOnly(2019, 5, 1)), (found!.Name, found.MonthlyFee!.Value, found.Since!.Value));
        Assert.Equal(["broadband", "tv"], found.Products);
        Assert.Null(await customers.FindAsync("c2", default));
        await using var db = await store.Databases.CreateDbContextAsync();
        var details = await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Details).ToListAsync();
        Assert.Equal("{\"fields\":[\"MonthlyFee\"]}", details[1]);
        Assert.DoesNotContain("李雷", string.Concat(details), StringComparison.Ordinal);
    }

    private static Customer Li(string fee) => new()
    {
        Id = "c1",
        Name = "李雷",
        Phone = "13800000000",
        Products = ["broadband", "tv"],
        Since = new DateOnly(2019, 5, 1),
        MonthlyFee = decimal.Parse(fee, System.Globalization.CultureInfo.InvariantCulture),
    };
}
