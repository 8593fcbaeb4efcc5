using AgentAssist.Assist;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Customers;

/// <summary>Finds customers' records.</summary>
public sealed class CustomerDirectory(IDbContextFactory<AgentAssistDb> databases)
{
    /// <summary>The customer, or <see langword="null"/>.</summary>
    public async Task<Customer?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Customers.AsNoTracking().SingleOrDefaultAsync(customer => customer.Id == id, cancellationToken);
    }

    /// <summary>The customers, by id.</summary>
    public async Task<IReadOnlyList<Customer>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Customers.AsNoTracking().OrderBy(customer => customer.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>What a suggestion may know of a customer; what the caller says goes before what the record says.</summary>
    public async Task<CustomerContext> ContextAsync(CustomerContext given, CancellationToken cancellationToken)
    {
        if (given.Id is not { } id || await FindAsync(id, cancellationToken) is not { } record)
            return given;
        return given with
        {
            Region = given.Region ?? record.Region,
            Products = given.Products.Count > 0 ? given.Products : record.Products,
            Segment = given.Segment ?? record.Segment,
            Facts = Facts(record),
        };
    }

    private static Dictionary<string, string> Facts(Customer record)
    {
        var facts = new Dictionary<string, string> { ["customerName"] = record.Name };
        Add("phone", record.Phone);
        Add("address", record.Address);
        Add("plan", record.Plan);
        return facts;

        void Add(string slot, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                facts[slot] = value;
        }
    }
}
