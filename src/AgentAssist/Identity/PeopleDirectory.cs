using AgentAssist.Knowledge;
using AgentAssist.Storage;
using Microsoft.EntityFrameworkCore;

namespace AgentAssist.Identity;

/// <summary>Somebody to be added to the directory, or brought up to date.</summary>
public sealed record PersonRecord(string Id, LocalName Name, IReadOnlyList<Role> Roles, string? DepartmentId, string? TeamId);

/// <summary>The people, departments and teams of the centre.</summary>
public sealed class PeopleDirectory(IDbContextFactory<AgentAssistDb> databases, TimeProvider time)
{
    /// <summary>Everybody, by id; disabled people too.</summary>
    public async Task<IReadOnlyList<Person>> ListPeopleAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().OrderBy(p => p.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Every department, by id.</summary>
    public async Task<IReadOnlyList<Department>> ListDepartmentsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Departments.AsNoTracking().OrderBy(d => d.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Every team, by department and id.</summary>
    public async Task<IReadOnlyList<Team>> ListTeamsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Teams.AsNoTracking().OrderBy(t => t.DepartmentId).ThenBy(t => t.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One person, disabled or not, or <see langword="null"/>.</summary>
    public async Task<Person?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    /// <summary>A person who may sign in, as a caller named in <paramref name="locale"/>; <see langword="null"/> for somebody unknown or disabled.</summary>
    public async Task<Caller?> FindCallerAsync(string id, string locale, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Disabled: false } person ? person.ToCaller(locale) : null;

    /// <summary>Lets a person in or keeps them out, and ends their open sessions; <see langword="false"/> where there is no such person.</summary>
    public async Task<bool> SetDisabledAsync(Caller caller, string id, bool disabled, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (person is null)
            return false;
        if (person.Disabled == disabled)
            return true;
        person.Disabled = disabled;
        person.SecurityStamp = NewId.From(time);
        db.Audit(caller, disabled ? "person.disabled" : "person.enabled", "person", id);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Adds and updates people and departments; writes nothing where nothing differs, never enables or removes anybody, and returns how many records were written.</summary>
    public async Task<int> SeedAsync(Caller caller, IReadOnlyList<PersonRecord> people, IReadOnlyList<DepartmentTerm> departments, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockSeedingAsync(cancellationToken);
        var written = 0;
        foreach (var term in departments)
            written += await SeedAsync(db, caller, term, cancellationToken);
        foreach (var record in people)
            written += await SeedAsync(db, caller, record, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    private static async Task<int> SeedAsync(AgentAssistDb db, Caller caller, DepartmentTerm term, CancellationToken cancellationToken)
    {
        var department = await db.Departments.FindAsync([term.Id], cancellationToken);
        if (department is null)
            db.Add(department = new Department { Id = term.Id, Name = term.Name });
        department.Name = term.Name;
        department.Handles = term.Handles;
        var changed = IsChanged(db, department);
        foreach (var each in term.Teams)
        {
            var team = await db.Teams.FindAsync([term.Id, each.Id], cancellationToken);
            if (team is null)
                db.Add(team = new Team { DepartmentId = term.Id, Id = each.Id, Name = each.Name });
            team.Name = each.Name;
            changed |= IsChanged(db, team);
        }

        if (changed)
            db.Audit(caller, "department.seeded", "department", term.Id, new { term.Name, term.Handles, Teams = term.Teams.Select(t => t.Id) });
        return changed ? 1 : 0;
    }

    private async Task<int> SeedAsync(AgentAssistDb db, Caller caller, PersonRecord record, CancellationToken cancellationToken)
    {
        var person = await db.People.FindAsync([record.Id], cancellationToken);
        if (person is null)
            db.Add(person = new Person { Id = record.Id, Name = record.Name, SecurityStamp = NewId.From(time), Roles = record.Roles });
        else if (!person.Roles.SequenceEqual(record.Roles))
            (person.Roles, person.SecurityStamp) = (record.Roles, NewId.From(time));
        person.Name = record.Name;
        person.DepartmentId = record.DepartmentId;
        person.TeamId = record.TeamId;
        if (!IsChanged(db, person))
            return 0;
        db.Audit(caller, "person.seeded", "person", record.Id, new { record.Roles, record.DepartmentId, record.TeamId });
        return 1;
    }

    private static bool IsChanged(AgentAssistDb db, object entity)
    {
        var entry = db.Entry(entity);
        entry.DetectChanges();
        return entry.State is EntityState.Added or EntityState.Modified;
    }
}
