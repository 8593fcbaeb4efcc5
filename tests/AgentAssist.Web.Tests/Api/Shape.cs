using System.Text.Json;

namespace AgentAssist.Web.Tests.Api;

/// <summary>Checks a value against a JSON schema as far as shapes go: types, required and known fields, enums.</summary>
internal static class Shape
{
    public static void Check(JsonElement value, JsonElement schema, JsonElement document, string path)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = reference.GetString()!.TrimStart('#', '/').Split('/').Aggregate(document, (at, name) => at.GetProperty(name));
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var real = choices.EnumerateArray().First(c => !c.TryGetProperty("type", out var t) || t.ValueKind != JsonValueKind.String || t.GetString() != "null");
            Check(value, real, document, path);
            return;
        }

        if (schema.TryGetProperty("enum", out var allowed))
            Assert.Contains(value.GetString(), allowed.EnumerateArray().Select(a => a.GetString()));
        if (schema.TryGetProperty("type", out var type))
            Assert.True(Types(type).Any(t => Fits(value, t)), $"{path} is {value.ValueKind}, the document says {type}");
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
                Check(item, items, document, $"{path}[]");
        }

        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
            return;
        foreach (var field in value.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(field.Name, out var inner), $"{path}.{field.Name} is not in the document");
            Check(field.Value, inner, document, $"{path}.{field.Name}");
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray())
            {
                // Nulls are left out on the wire.
                var nullable = properties.GetProperty(name.GetString()!).TryGetProperty("type", out var t) && Types(t).Contains("null");
                Assert.True(nullable || value.TryGetProperty(name.GetString()!, out _), $"{path}.{name} is missing");
            }
        }
    }

    private static IEnumerable<string?> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()) : [type.GetString()];

    private static bool Fits(JsonElement value, string? type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" or "number" => value.ValueKind == JsonValueKind.Number,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
