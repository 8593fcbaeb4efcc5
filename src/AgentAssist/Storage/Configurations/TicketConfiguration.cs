using AgentAssist.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("Tickets");
        builder.HasKey(t => t.Sequence);
        builder.Property(t => t.Sequence).ValueGeneratedOnAdd();
        builder.Property(t => t.Id).IsRequired();
        builder.Property(t => t.Fields).AsJson();
        builder.Ignore(t => t.Number);
        builder.HasIndex(t => t.Id).IsUnique();
        // A ticket outlives the conversation that it came from, so the id is not a reference.
        builder.HasIndex(t => t.ConversationId);
        builder.HasIndex(t => t.CreatedAt);
    }
}
