using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace LeadToCash.Api.OpenApi;

/// <summary>JSON schemas of the types that the API takes and answers, made from the way they are really written.</summary>
internal static class JsonSchemas
{
    private const int MaximumDepth = 100;

    private static readonly JsonSerializerOptions Json = Writable();

    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>A reference to the type's schema, which is added to the document when it is not there.</summary>
    public static IOpenApiSchema ReferenceTo(Type type, OpenApiDocument document)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return new OpenApiSchema { Type = JsonSchemaType.Array, Items = ReferenceTo(type.GenericTypeArguments[0], document) };
        }

        if (document.Components?.Schemas?.ContainsKey(type.Name) != true)
        {
            document.AddComponent<IOpenApiSchema>(type.Name, SchemaOf(type, document));
        }

        return new OpenApiSchemaReference(type.Name, document);
    }

    private static OpenApiSchema SchemaOf(Type type, OpenApiDocument document)
    {
        JsonNode schema = Json.GetJsonSchemaAsNode(type, Options);
        schema = Inlined(schema, schema, depth: 0);
        return new OpenApiJsonReader().ReadFragment<OpenApiSchema>(schema, OpenApiSpecVersion.OpenApi3_1, document, out OpenApiDiagnostic diagnostic)
            ?? throw new InvalidOperationException($"The schema of {type.Name} can't be read: {string.Join(", ", diagnostic.Errors)}");
    }

    /// <summary>
    /// The exporter points to a part that it wrote before, counted from the schema's own root; in the document that root is elsewhere,
    /// so the part itself takes the pointer's place.
    /// </summary>
    private static JsonNode Inlined(JsonNode node, JsonNode root, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new InvalidOperationException("A type that holds itself has no schema here; describe another one.");
        }

        return node switch
        {
            JsonObject { Count: > 0 } part when part["$ref"]?.GetValue<string>() is { } pointer => Inlined(At(root, pointer), root, depth + 1),
            JsonObject part => new JsonObject(part.Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Inlined(member.Value, root, depth + 1)))),
            JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Inlined(item, root, depth + 1))]),
            _ => node.DeepClone(),
        };
    }

    private static JsonNode At(JsonNode root, string pointer) => pointer.Split('/').Skip(1).Aggregate(
        root, (node, step) => (node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : node[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)])!);

    /// <summary>Money and a step's id have converters of their own, into which the exporter can't look.</summary>
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema) =>
        Nullable.GetUnderlyingType(context.TypeInfo.Type) is { } inner && inner == typeof(Money) || context.TypeInfo.Type == typeof(Money)
            ? new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("amount", "currency"),
                ["properties"] = new JsonObject
                {
                    ["amount"] = new JsonObject { ["type"] = "number" },
                    ["currency"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" },
                },
            }
            : context.TypeInfo.Type == typeof(ApprovalStep) ? new JsonObject { ["type"] = "string" }
            : schema;

    private static JsonSerializerOptions Writable()
    {
        JsonSerializerOptions options = new(CaseJson.Options) { NumberHandling = JsonNumberHandling.Strict };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
