using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class KeptAnswerConfiguration : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("KeptAnswers");
        builder.HasKey(a => new { a.CallerId, a.Key });
        builder.Property(a => a.Key).HasMaxLength(KeptAnswer.MaxKeyLength);
        builder.Property(a => a.RequestHash).HasMaxLength(64);
        builder.HasIndex(a => a.At);
    }
}
