using AgentAssist.Knowledge;
using Microsoft.Extensions.Logging;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.Converters;
using YamlDotNet.Serialization.NamingConventions;

namespace AgentAssist.Storage;

/// <summary>Reads a YAML list of records that a start can do without.</summary>
internal static partial class SampleFile
{
    private static readonly IDeserializer _yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new DateOnlyConverter(formats: "yyyy-MM-dd"))
        .WithEnforceRequiredMembers()
        .Build();

    /// <summary>The file's items in their order; none where the file is missing, and none, with a line in the log, where it is malformed.</summary>
    public static IReadOnlyList<T> Read<T>(string path, Func<T, string> id, ILogger logger)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            using var text = File.OpenText(path);
            return Items(new Parser(text), id);
        }
        catch (YamlException e)
        {
            LogMalformed(logger, path, e.Start.Line, e.InnerException?.Message ?? e.Message);
            return [];
        }
    }

    private static List<T> Items<T>(Parser parser, Func<T, string> id)
    {
        List<T> items = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return items;
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var start = parser.Current!.Start;
            var item = _yaml.Deserialize<T>(parser);
            if (item is null || id(item).Length == 0)
                throw new YamlException(start, start, "The item has no id.");
            if (!ids.Add(id(item)))
                throw new YamlException(start, start, $"The id '{id(item)}' is there twice.");
            items.Add(item);
        }

        return items;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} line {Line} is malformed and the file is left out: {Reason}")]
    private static partial void LogMalformed(ILogger logger, string path, long line, string reason);
}

/// <summary>A name in both languages, as sample files write it.</summary>
internal sealed class SampleName
{
    [YamlMember(Alias = Locales.Chinese, ApplyNamingConventions = false)]
    public required string Chinese { get; init; }

    [YamlMember(Alias = Locales.English, ApplyNamingConventions = false)]
    public required string English { get; init; }

    public LocalName ToLocalName() => new(Chinese, English);
}
