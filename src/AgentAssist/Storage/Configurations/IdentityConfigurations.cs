using AgentAssist.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.PrimitiveCollection(row => row.Roles).ElementType().HasConversion<string>();
        builder.HasOne<Department>().WithMany().HasForeignKey(row => row.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder) => builder.Property(row => row.Id).HasMaxLength(64);
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.HasOne<Department>().WithMany().HasForeignKey(row => row.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.PrimitiveCollection(row => row.Roles).ElementType().HasConversion<string>();
        builder.HasIndex(row => row.Hash).IsUnique();
    }
}
