using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AgentAssist.Assist;

/// <summary>How an answer travels: the name and the data of each event, for the event stream and for <c>ask --json</c>.</summary>
public static class AssistWire
{
    /// <summary>The JSON of every public interface: camelCase, enums by name, times in RFC 3339 with offset, no nulls.</summary>
    public static JsonSerializerOptions Json { get; } = CreateOptions();

    /// <summary>The last event of a run that failed; says nothing of the inside.</summary>
    public static WireEvent Failed { get; } = new(EventNames.Error, new AssistProblem("The answer could not be finished.", 500, "assist.failed"));

    private static WireEvent Stale { get; } = new(EventNames.Error, new AssistProblem("The conversation has moved on; drop this answer.", 409, "assist.stale"));

    /// <summary>The event that <paramref name="update"/> becomes.</summary>
    public static WireEvent Of(AssistUpdate update) => update switch
    {
        AssistUpdate.EvidenceFound found => new(EventNames.Passages, new PassagesData(found.Evidence)),
        AssistUpdate.ReplyText more => new(EventNames.ReplyDelta, new ReplyDeltaData(more.Text)),
        AssistUpdate.ReplyRestarted restarted => new(EventNames.ReplyRestart, new ReplyRestartData(restarted.Writer)),
        AssistUpdate.ReplyReady ready => new(EventNames.Reply, ready.Suggestion),
        AssistUpdate.Triaged triaged => new(EventNames.Triage, triaged.Triage),
        AssistUpdate.TicketDrafted drafted => new(EventNames.TicketDraft, drafted.Draft),
        AssistUpdate.Completed done => new(EventNames.Done, new DoneData(done.TraceId, done.Timings, done.Engine)),
        AssistUpdate.Stale => Stale,
        _ => throw new ArgumentOutOfRangeException(nameof(update), update.GetType().Name, "This kind of update has no event."),
    };

    /// <summary>Gives <paramref name="options"/> the manners of every public interface.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new OffsetTimeConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>The names of the events, in the order of a run that ends well.</summary>
    public static class EventNames
    {
        /// <summary>All that may be cited; first.</summary>
        public const string Passages = "passages";

        /// <summary>More of the reply's text.</summary>
        public const string ReplyDelta = "reply.delta";

        /// <summary>The text so far is void: somebody else begins the reply anew.</summary>
        public const string ReplyRestart = "reply.restart";

        /// <summary>The reply, whole and checked.</summary>
        public const string Reply = "reply";

        /// <summary>Tier, category and risk.</summary>
        public const string Triage = "triage";

        /// <summary>The ticket draft.</summary>
        public const string TicketDraft = "ticketDraft";

        /// <summary>Everything is there; last.</summary>
        public const string Done = "done";

        /// <summary>Problem details; last.</summary>
        public const string Error = "error";
    }
}

/// <summary>An event's name and what it carries.</summary>
public sealed record WireEvent(string Name, object Data);

/// <summary>Data of <c>passages</c>.</summary>
public sealed record PassagesData(IReadOnlyList<Evidence> Passages);

/// <summary>Data of <c>reply.delta</c>.</summary>
public sealed record ReplyDeltaData(string Text);

/// <summary>Data of <c>reply.restart</c>.</summary>
public sealed record ReplyRestartData(string Writer);

/// <summary>Data of <c>done</c>.</summary>
public sealed record DoneData(string TraceId, AssistTimings Timings, AssistEngine Engine);

/// <summary>Data of <c>error</c>: problem details with a stable code.</summary>
public sealed record AssistProblem(string Title, int Status, string Code);
