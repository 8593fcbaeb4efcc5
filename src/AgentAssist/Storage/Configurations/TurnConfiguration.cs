using AgentAssist.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class TurnConfiguration : IEntityTypeConfiguration<Turn>
{
    public void Configure(EntityTypeBuilder<Turn> builder)
    {
        builder.ToTable("Turns");
        builder.HasKey(t => new { t.ConversationId, t.Ordinal });
        builder.Property(t => t.Ordinal).ValueGeneratedNever();
        builder.HasIndex(t => new { t.ConversationId, t.ExternalId }).IsUnique();
    }
}
