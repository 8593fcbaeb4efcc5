using AgentAssist.Conversations;
using AgentAssist.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.Property(row => row.MonthlyFee).HasPrecision(12, 2);
        builder.Property(row => row.Arrears).HasPrecision(12, 2);
        builder.HasIndex(row => row.Phone);
    }
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.Property(row => row.Channel).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(row => row.ExternalId);
        builder.HasMany(row => row.Turns).WithOne().HasForeignKey(row => row.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TurnConfiguration : IEntityTypeConfiguration<Turn>
{
    public void Configure(EntityTypeBuilder<Turn> builder)
    {
        // Two writers of one place in a conversation collide here instead of overwriting each other.
        builder.HasKey(row => new { row.ConversationId, row.Ordinal });
        builder.Property(row => row.Role).HasConversion<string>().HasMaxLength(16);
    }
}
