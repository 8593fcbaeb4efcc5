using System.Globalization;
using Microsoft.Extensions.Localization;

namespace AgentAssist.Web;

/// <summary>Every string a person reads: <c>Resources/Texts.resx</c> in English, <c>Texts.zh-CN.resx</c> in Chinese.</summary>
public sealed class Texts;

/// <summary>What several components say in the same words.</summary>
public static class SharedTexts
{
    /// <summary>A ticket field's name, or its id where it has none.</summary>
    public static string Field(this IStringLocalizer<Texts> texts, string field) => texts[$"Field.{field}"] is { ResourceNotFound: false } name ? name : field;

    /// <summary>A moment by the server's clock.</summary>
    public static string DayAndTime(this IStringLocalizer<Texts> texts, DateTimeOffset at) => at.ToLocalTime().ToString(texts["Date.DayAndTime"], CultureInfo.CurrentCulture);
}
