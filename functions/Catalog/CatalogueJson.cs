using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>Reads catalogues from JSON that others wrote: nothing that must be there may be missing or null, in lists neither.</summary>
internal static class CatalogueJson
{
    private static readonly JsonSerializerOptions Strict = new(CaseJson.Options) { RespectNullableAnnotations = true };

    /// <summary>The value.</summary>
    /// <exception cref="JsonException">It is no such document; says where.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json)
        where T : class
    {
        using (var document = JsonDocument.Parse(json))
        {
            RefuseNullItems(document.RootElement, "$");
        }

        return JsonSerializer.Deserialize<T>(json.Span, Strict) ?? throw new JsonException("The document is null; send an object.", "$", 0, 0);
    }

    private static void RefuseNullItems(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                RefuseNullItems(property.Value, $"{path}.{property.Name}");
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach ((int index, JsonElement item) in element.EnumerateArray().Index())
            {
                if (item.ValueKind == JsonValueKind.Null)
                {
                    throw new JsonException("A list holds nothing where an entry must be.", $"{path}[{index}]", null, null);
                }

                RefuseNullItems(item, $"{path}[{index}]");
            }
        }
    }
}
