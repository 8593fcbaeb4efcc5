using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class KnowledgeStateConfiguration : IEntityTypeConfiguration<KnowledgeState>
{
    public void Configure(EntityTypeBuilder<KnowledgeState> builder)
    {
        builder.ToTable("KnowledgeState");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasData(new KnowledgeState { Id = KnowledgeState.OnlyId });
    }
}
