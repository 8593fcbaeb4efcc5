using AgentAssist.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.ComplexProperty(p => p.Name, name => name.HasColumns());
        builder.Property(p => p.Roles).AsJson();
        // Departments come from files that may be missing, so the id is not a reference.
        builder.HasIndex(p => p.DepartmentId);
    }
}
