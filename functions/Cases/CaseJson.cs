using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadToCash.Cases;

/// <summary>One way of writing states and events: in storage, in announcements and in the API.</summary>
public static class CaseJson
{
    /// <summary>camelCase, enums by name, nothing for null.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        AllowOutOfOrderMetadataProperties = true,
    };
}
