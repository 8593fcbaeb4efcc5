using Microsoft.EntityFrameworkCore.Migrations;

namespace AgentAssist.Storage.Migrations;

/// <summary>Makes the database itself refuse to change or delete audit entries.</summary>
internal static class AppendOnly
{
    public static void OnSqlite(MigrationBuilder migration)
    {
        foreach (var act in (ReadOnlySpan<string>)["UPDATE", "DELETE"])
            migration.Sql($"CREATE TRIGGER \"AuditEntries_No{act}\" BEFORE {act} ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;");

        // INSERT OR REPLACE would delete without firing the trigger above.
        migration.Sql("CREATE TRIGGER \"AuditEntries_NoREPLACE\" BEFORE INSERT ON \"AuditEntries\" WHEN EXISTS (SELECT 1 FROM \"AuditEntries\" WHERE \"Id\" = NEW.\"Id\") BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END;");
    }

    public static void OnPostgres(MigrationBuilder migration)
    {
        migration.Sql("CREATE FUNCTION audit_entries_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$;");
        migration.Sql("CREATE TRIGGER \"AuditEntries_AppendOnly\" BEFORE UPDATE OR DELETE OR TRUNCATE ON \"AuditEntries\" FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_are_append_only();");
    }
}
