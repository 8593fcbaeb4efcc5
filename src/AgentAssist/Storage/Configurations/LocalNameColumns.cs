using AgentAssist.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgentAssist.Storage.Configurations;

internal static class LocalNameColumns
{
    /// <summary>A name in both languages is two columns.</summary>
    public static void HasColumns(this ComplexPropertyBuilder<LocalName> name)
    {
        name.Property(n => n.Chinese).HasColumnName("NameChinese");
        name.Property(n => n.English).HasColumnName("NameEnglish");
    }
}
