namespace AgentAssist.Storage;

/// <summary>An entity that changes only together with an <see cref="AuditEntry"/> in the same save.</summary>
public interface IAudited;
