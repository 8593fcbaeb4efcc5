using AgentAssist.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("Customers");
        builder.HasIndex(c => c.Phone);
        builder.Property(c => c.Products).AsJson();
        builder.Property(c => c.MonthlyFee).HasPrecision(12, 2);
        builder.Property(c => c.Arrears).HasPrecision(12, 2);
    }
}
