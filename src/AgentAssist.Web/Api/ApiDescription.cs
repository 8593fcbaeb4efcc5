using AgentAssist.Assist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AgentAssist.Web.Api;

/// <summary>Marks a call that answers with a stream of events.</summary>
internal sealed class EventStreamMetadata;

/// <summary>The OpenAPI document: what cannot be read off the routes.</summary>
internal static class ApiDescription
{
    private static readonly (string Name, Type Data, string Meaning)[] Events =
    [
        (AssistWire.EventNames.Passages, typeof(PassagesData), "all that may be cited; always first"),
        (AssistWire.EventNames.ReplyDelta, typeof(ReplyDeltaData), "more of the reply's text"),
        (AssistWire.EventNames.Reply, typeof(Suggestion), "the whole reply, every sentence checked"),
        (AssistWire.EventNames.Triage, typeof(Triage), "tier, category and risk, whenever ready"),
        (AssistWire.EventNames.TicketDraft, typeof(Tickets.TicketDraft), "the ticket draft, whenever ready"),
        (AssistWire.EventNames.Done, typeof(DoneData), "the last event of a run that ended well"),
        (AssistWire.EventNames.Error, typeof(AssistProblem), "problem details; the stream ends"),
    ];

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "AgentAssist", Version = "v1", Description = "Agent assist for contact centres. Errors are problem details with a stable `code`." };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["apiKey"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, made in Admin." },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeEventsAsync);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
            {
                schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
                schema.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A stable name of what is wrong, area.reason." };
                schema.Properties["field"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The field that is wrong." };
            }

            // Nulls are left out, so what may be null is not required; and a question is.
            if (context.JsonTypeInfo.Type == typeof(Evidence))
                schema.Required?.ExceptWith(["articleId", "url"]);
            if (context.JsonTypeInfo.Type == typeof(AssistBody))
                schema.Required = new HashSet<string> { "text" };
            return Task.CompletedTask;
        });
    }

    private static async Task DescribeEventsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<EventStreamMetadata>().Any())
            return;
        List<IOpenApiSchema> data = [];
        foreach (var (name, type, meaning) in Events)
        {
            var schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken);
            var component = type.Name;
            context.Document!.AddComponent(component, schema);
            data.Add(new OpenApiSchemaReference(component, context.Document) { Description = $"Data of the event `{name}`: {meaning}." });
        }

        operation.Description = "A stream of server-sent events, each with one JSON object as data:\n\n"
            + string.Join('\n', Events.Select(e => $"- `{e.Name}` ({e.Data.Name}): {e.Meaning}"))
            + "\n\nClosing the connection cancels the work.";
        if (operation.Responses?["200"] is OpenApiResponse { Content: { } content })
            content["text/event-stream"] = new() { Schema = new OpenApiSchema { OneOf = data } };
    }
}
