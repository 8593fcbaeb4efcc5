using AgentAssist.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class TriageCorrectionConfiguration : IEntityTypeConfiguration<TriageCorrection>
{
    public void Configure(EntityTypeBuilder<TriageCorrection> builder)
    {
        builder.ToTable("TriageCorrections");
        builder.Property(c => c.Id).ValueGeneratedOnAdd();
        builder.HasIndex(c => c.At);
        builder.HasOne<ShownSuggestion>().WithMany().HasForeignKey(c => c.SuggestionId).OnDelete(DeleteBehavior.Cascade);
    }
}
