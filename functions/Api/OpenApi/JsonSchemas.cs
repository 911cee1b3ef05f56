using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using LeadToCash.Cases;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace LeadToCash.Api.OpenApi;

/// <summary>JSON schemas of the types that the API takes and answers, made from the way they are really written.</summary>
internal static class JsonSchemas
{
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
        return new OpenApiJsonReader().ReadFragment<OpenApiSchema>(schema, OpenApiSpecVersion.OpenApi3_1, document, out OpenApiDiagnostic diagnostic)
            ?? throw new InvalidOperationException($"The schema of {type.Name} can't be read: {string.Join(", ", diagnostic.Errors)}");
    }

    /// <summary>Money has a converter of its own, into which the exporter can't look.</summary>
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
            : schema;

    private static JsonSerializerOptions Writable()
    {
        JsonSerializerOptions options = new(CaseJson.Options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
