using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AgentAssist.Storage;

/// <summary>Refuses saves that would leave no trace, or rub one out.</summary>
internal static class AuditGuard
{
    public static void Check(ChangeTracker tracker)
    {
        string? untold = null;
        var told = false;
        foreach (var entry in tracker.Entries())
        {
            if (entry.Entity is AuditEntry)
            {
                told |= entry.State == EntityState.Added;
                if (entry.State is EntityState.Modified or EntityState.Deleted)
                    throw new InvalidOperationException("An audit entry is never changed or deleted.");
            }
            else if (entry.Entity is IAudited && entry.State is (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                untold ??= entry.Metadata.ClrType.Name;
        }

        if (untold is not null && !told)
            throw new InvalidOperationException($"{untold} is audited: call Audit before the change is saved.");
    }
}
