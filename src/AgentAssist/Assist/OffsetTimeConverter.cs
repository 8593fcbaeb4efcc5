using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentAssist.Assist;

/// <summary>Moments as RFC 3339 has them, with offset: one without would mean another moment on every server.</summary>
internal sealed class OffsetTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>Reads a moment; <see langword="null"/> where the text is none or has no offset.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        text is { Length: > 10 } && (text[^1] is 'Z' or 'z' || text.AsSpan(10).ContainsAny('+', '-'))
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : null)
        ?? throw new JsonException("A moment has the form 2026-11-23T09:00:00+08:00, with its offset.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
