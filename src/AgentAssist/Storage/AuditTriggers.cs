namespace AgentAssist.Storage;

/// <summary>Makes the database itself refuse to change or remove lines of the audit trail, whoever asks.</summary>
internal static class AuditTriggers
{
    private const string Refusal = "the audit trail only grows";

    public static IEnumerable<string> Sqlite { get; } = new[] { "UPDATE", "DELETE" }.Select(act =>
        $"CREATE TRIGGER \"AuditEntries_no_{act}\" BEFORE {act} ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");

    public static IEnumerable<string> Postgres { get; } =
    [
        $"CREATE FUNCTION agentassist_refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$;",
        "CREATE TRIGGER audit_entries_only_grow BEFORE UPDATE OR DELETE ON \"AuditEntries\" FOR EACH ROW EXECUTE FUNCTION agentassist_refuse_audit_change();",
        "CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON \"AuditEntries\" FOR EACH STATEMENT EXECUTE FUNCTION agentassist_refuse_audit_change();",
    ];
}
