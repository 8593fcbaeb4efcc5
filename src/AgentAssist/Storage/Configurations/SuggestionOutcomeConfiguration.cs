using AgentAssist.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class SuggestionOutcomeConfiguration : IEntityTypeConfiguration<SuggestionOutcome>
{
    public void Configure(EntityTypeBuilder<SuggestionOutcome> builder)
    {
        builder.ToTable("SuggestionOutcomes");
        builder.Property(o => o.Id).ValueGeneratedOnAdd();
        builder.HasIndex(o => o.At);
    }
}
