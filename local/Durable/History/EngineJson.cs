using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace LeadToCash.Local.Durable;

/// <summary>How the engine's own records are written to storage.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(List<OutgoingMessage>))]
[JsonSerializable(typeof(ParentLink))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(TaskFailureDetails))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
internal sealed partial class EngineJson : JsonSerializerContext
{
    /// <summary>Letters outside ASCII stay as they are: readable, and short.</summary>
    internal static EngineJson Compact { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FailureProperties() },
    });
}
