using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.HasIndex(row => row.At);
        builder.HasIndex(row => new { row.Entity, row.EntityId });
    }
}
