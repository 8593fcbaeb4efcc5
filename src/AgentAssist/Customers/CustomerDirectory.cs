using AgentAssist.Assist;
using AgentAssist.Identity;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Customers;

/// <summary>Customers' records.</summary>
public sealed class CustomerDirectory(IDbContextFactory<AgentAssistDb> databases)
{
    /// <summary>One customer, or <see langword="null"/>.</summary>
    public async Task<Customer?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    /// <summary>What a suggestion may know of a customer: the record, and before it what the asker says.</summary>
    public async Task<CustomerContext> RecallAsync(CustomerContext given, CancellationToken cancellationToken)
    {
        if (given.Id is not { } id || await FindAsync(id, cancellationToken) is not { } customer)
            return given;
        var record = customer.ToContext();
        return record with
        {
            Region = given.Region ?? record.Region,
            // What a customer has says little about what they ask: a mobile customer may ask about broadband.
            Products = given.Products,
            Segment = given.Segment ?? record.Segment,
        };
    }

    /// <summary>Adds and updates records; writes nothing where nothing differs, and returns how many were written.</summary>
    public async Task<int> SeedAsync(Caller caller, IReadOnlyList<Customer> customers, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockSeedingAsync(cancellationToken);
        var written = 0;
        foreach (var customer in customers)
        {
            var stored = await db.Customers.FindAsync([customer.Id], cancellationToken);
            var entry = stored is null ? db.Add(customer) : db.Entry(stored);
            if (stored is not null)
                entry.CurrentValues.SetValues(customer);
            entry.DetectChanges();
            if (entry.State is not (EntityState.Added or EntityState.Modified))
                continue;

            // Which fields, not what they say: the trail outlives the record.
            var fields = entry.Properties.Where(p => stored is null || p.IsModified).Select(p => p.Metadata.Name).ToList();
            db.Audit(caller, "customer.seeded", "customer", customer.Id, new { fields });
            written++;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }
}
