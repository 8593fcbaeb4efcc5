using AgentAssist.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class ArticleRowConfiguration : IEntityTypeConfiguration<ArticleRow>
{
    public void Configure(EntityTypeBuilder<ArticleRow> builder)
    {
        builder.ToTable("Articles");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasMaxLength(80);
        builder.Property(a => a.ContentHash).HasMaxLength(64);
        builder.Property(a => a.Pack).HasMaxLength(80);
        builder.Property(a => a.UpdatedBy).HasMaxLength(64);
        builder.Property(a => a.Revision).IsConcurrencyToken();
        builder.HasIndex(a => a.Status);
        builder.HasIndex(a => a.ChangeNumber);
    }
}
