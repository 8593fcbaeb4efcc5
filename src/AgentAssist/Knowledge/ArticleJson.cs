using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentAssist.Knowledge;

/// <summary>Articles as JSON: the keys of the front matter in camelCase.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Article))]
internal sealed partial class ArticleJson : JsonSerializerContext;
