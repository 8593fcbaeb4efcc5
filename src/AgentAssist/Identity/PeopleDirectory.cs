using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Identity;

/// <summary>Who works here: people, departments and teams.</summary>
public sealed class PeopleDirectory(IDbContextFactory<AgentAssistDb> databases)
{
    /// <summary>Everybody who may sign in, by id.</summary>
    public async Task<IReadOnlyList<Person>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().Where(person => !person.Disabled).OrderBy(person => person.Id).ToListAsync(cancellationToken);
    }

    /// <summary>All departments, by id.</summary>
    public async Task<IReadOnlyList<Department>> DepartmentsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Departments.AsNoTracking().OrderBy(department => department.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Somebody who may act, or <see langword="null"/> where the id is unknown or the person was disabled.</summary>
    public async Task<Person?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id && !person.Disabled, cancellationToken);
    }

    /// <summary>Takes away or gives back somebody's right to sign in and act.</summary>
    /// <exception cref="AccessDeniedException">The caller is no administrator.</exception>
    public async Task<bool> SetDisabledAsync(Caller caller, string id, bool disabled, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.People.FindAsync([id], cancellationToken) is not { } person)
            return false;
        person.Disabled = disabled;
        db.Audit(caller, disabled ? "person.disabled" : "person.enabled", nameof(Person), id);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
