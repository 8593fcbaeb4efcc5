using AgentAssist.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal sealed class ShownSuggestionConfiguration : IEntityTypeConfiguration<ShownSuggestion>
{
    public void Configure(EntityTypeBuilder<ShownSuggestion> builder)
    {
        builder.ToTable("Suggestions");
        builder.Property(s => s.ArticleIds).AsJson();
        // Written in batches behind the stream: one that outlived its conversation must not hold up the others, so the id is not a reference.
        builder.HasIndex(s => new { s.ConversationId, s.At });
        builder.HasIndex(s => s.At);
        builder.HasMany(s => s.Outcomes).WithOne().HasForeignKey(o => o.SuggestionId).OnDelete(DeleteBehavior.Cascade);
    }
}
