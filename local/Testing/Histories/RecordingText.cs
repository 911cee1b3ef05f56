using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadToCash.Local.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LeadToCash.Local.Testing;

/// <summary>A recording as JSON that people review: a line for each fact and for each event, and payloads as JSON instead of text within text.</summary>
internal static class RecordingText
{
    private const int UnseenIdsAtTheEnd = 16;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(HistoryRecording recording)
    {
        JsonObject facts = new()
        {
            ["format"] = HistoryRecording.Format,
            ["orchestrator"] = recording.Orchestrator,
            ["version"] = recording.Version,
            ["instanceId"] = recording.InstanceId,
            ["status"] = recording.Status.ToString(),
        };
        if (recording.Parent is { } parent)
        {
            facts["parent"] = new JsonObject { ["name"] = parent.Name.Name, ["instanceId"] = parent.InstanceId };
        }

        RecordedPayload.Set(facts, "input", recording.Input);
        RecordedPayload.Set(facts, "output", recording.Output);
        if (recording.Failure is { } failure)
        {
            facts["failure"] = RecordedPayload.WithoutStackTraces(JsonSerializer.SerializeToNode(failure, EngineJson.Compact.TaskFailureDetails)!.AsObject());
        }

        StringBuilder text = new("{\n");
        foreach ((string name, JsonNode? value) in facts)
        {
            text.Append("  \"").Append(name).Append("\": ").Append(value?.ToJsonString(Readable) ?? "null").Append(",\n");
        }

        string events = string.Join(",\n", recording.History.Select(item => "    " + WriteEvent(item)));
        return text.Append("  \"history\": [\n").Append(events).Append("\n  ]\n}\n").ToString();
    }

    internal static HistoryRecording Read(string text, string source)
    {
        try
        {
            JsonObject file = JsonNode.Parse(text)!.AsObject();
            int format = file["format"]!.GetValue<int>();
            return format <= HistoryRecording.Format
                ? Read(file, source)
                : throw new FormatException($"{source} is a recording of format {format}; this runtime reads up to {HistoryRecording.Format}.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            throw new FormatException($"{source} is no recording of a history: {broken.Message}", broken);
        }
    }

    /// <summary>Replaces the ids that the execution made from its own random id by those that it would have made from the one of recordings.</summary>
    internal static string WithStableIds(string text, string executionId)
    {
        for (int n = 0, unseen = 0; unseen < UnseenIdsAtTheEnd; n++)
        {
            Guid random = DeterministicGuid.Create(executionId, n);
            Guid stable = DeterministicGuid.Create(HistoryRecording.ExecutionId, n);
            string replaced = text
                .Replace(random.ToString("N"), stable.ToString("N"), StringComparison.Ordinal)
                .Replace(random.ToString("D"), stable.ToString("D"), StringComparison.Ordinal);
            unseen = replaced == text ? unseen + 1 : 0;
            text = replaced;
        }

        return text;
    }

    private static HistoryRecording Read(JsonObject file, string source) => new()
    {
        Source = source,
        Orchestrator = file["orchestrator"]!.GetValue<string>(),
        Version = file["version"]!.GetValue<string>(),
        InstanceId = file["instanceId"]!.GetValue<string>(),
        Status = Enum.Parse<OrchestrationRuntimeStatus>(file["status"]!.GetValue<string>()),
        Parent = file["parent"] is { } parent
            ? new ParentOrchestrationInstance(parent["name"]!.GetValue<string>(), parent["instanceId"]!.GetValue<string>())
            : null,
        Input = RecordedPayload.Get(file, "input"),
        Output = RecordedPayload.Get(file, "output"),
        Failure = file["failure"].Deserialize(EngineJson.Compact.TaskFailureDetails),
        History = [.. file["history"]!.AsArray().Select(item => ReadEvent(item!.AsObject()))],
    };

    private static string WriteEvent(HistoryEvent item)
    {
        JsonObject json = JsonSerializer.SerializeToNode(item, EngineJson.Compact.HistoryEvent)!.AsObject();
        RecordedPayload.Unfold(json);
        return RecordedPayload.WithoutStackTraces(json).ToJsonString(Readable);
    }

    private static HistoryEvent ReadEvent(JsonObject json)
    {
        RecordedPayload.Fold(json);
        return json.Deserialize(EngineJson.Compact.HistoryEvent)!;
    }
}
