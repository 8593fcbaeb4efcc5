using AgentAssist.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<ArticleRow>
{
    public void Configure(EntityTypeBuilder<ArticleRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasMaxLength(80);
        builder.Property(row => row.Pack).HasMaxLength(80);
        builder.Property(row => row.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.ContentHash).HasMaxLength(64);
        builder.Property(row => row.UpdatedBy).HasMaxLength(64);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => row.Status);
        builder.HasIndex(row => row.Pack);
    }
}

internal sealed class KnowledgeStateConfiguration : IEntityTypeConfiguration<KnowledgeState>
{
    public void Configure(EntityTypeBuilder<KnowledgeState> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new KnowledgeState { Id = Knowledge.KnowledgeState.OnlyId, ChangeNumber = 0 });
    }
}
