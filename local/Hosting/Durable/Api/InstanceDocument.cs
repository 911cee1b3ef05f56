using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>An instance as the API shows it. The property names and their order are the API's.</summary>
internal sealed record InstanceDocument
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("instanceId")]
    public required string InstanceId { get; init; }

    [JsonPropertyName("runtimeStatus")]
    public required string RuntimeStatus { get; init; }

    [JsonPropertyName("input")]
    public JsonNode? Input { get; init; }

    [JsonPropertyName("customStatus")]
    public JsonNode? CustomStatus { get; init; }

    [JsonPropertyName("output")]
    public JsonNode? Output { get; init; }

    [JsonPropertyName("createdTime")]
    public required string CreatedTime { get; init; }

    [JsonPropertyName("lastUpdatedTime")]
    public required string LastUpdatedTime { get; init; }

    [JsonPropertyName("historyEvents")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonArray? HistoryEvents { get; init; }

    public static InstanceDocument Of(OrchestrationMetadata instance, bool showInput) => new()
    {
        Name = instance.Name,
        InstanceId = instance.InstanceId,
        RuntimeStatus = instance.RuntimeStatus.ToString(),
        Input = showInput ? Json(instance.SerializedInput) : null,
        CustomStatus = Json(instance.SerializedCustomStatus),
        Output = instance.FailureDetails is { } failure ? JsonValue.Create($"{failure.ErrorType}: {failure.ErrorMessage}") : Json(instance.SerializedOutput),
        CreatedTime = Time(instance.CreatedAt),
        LastUpdatedTime = Time(instance.LastUpdatedAt),
    };

    /// <summary>A payload as JSON; as text if another converter than JSON's wrote it.</summary>
    public static JsonNode? Json(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static string Time(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
