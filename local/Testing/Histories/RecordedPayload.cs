using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadToCash.Local.Testing;

/// <summary>Serialised payloads in a recording: as the JSON that they are, or under another name as text when they are none.</summary>
internal static class RecordedPayload
{
    private const string AsText = "Text";

    private static readonly string[] Names = ["input", "result", "payload", "output"];

    internal static void Set(JsonObject target, string name, string? payload)
    {
        if (payload is null)
        {
            target.Remove(name);
        }
        else if (TryParse(payload, out JsonNode? json))
        {
            target[name] = json;
        }
        else
        {
            target.Remove(name);
            target[name + AsText] = payload;
        }
    }

    internal static string? Get(JsonObject source, string name) => source.TryGetPropertyValue(name, out JsonNode? json)
        ? json?.ToJsonString() ?? "null"
        : source[name + AsText]?.GetValue<string>();

    /// <summary>Turns the payloads of an event from text to JSON.</summary>
    internal static void Unfold(JsonObject item)
    {
        foreach (string name in Names.Where(item.ContainsKey))
        {
            Set(item, name, item[name]?.GetValue<string>());
        }
    }

    /// <summary>Turns the payloads of an event back to text.</summary>
    internal static void Fold(JsonObject item)
    {
        foreach (string name in Names)
        {
            if (Get(item, name) is { } payload)
            {
                item.Remove(name + AsText);
                item[name] = payload;
            }
        }
    }

    /// <summary>Removes what names the folders of the machine that recorded.</summary>
    internal static JsonObject WithoutStackTraces(JsonObject json)
    {
        for (JsonObject? failure = json["failure"] as JsonObject ?? json; failure is not null; failure = failure["innerFailure"] as JsonObject)
        {
            failure.Remove("stackTrace");
        }

        return json;
    }

    private static bool TryParse(string text, out JsonNode? json)
    {
        try
        {
            json = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            json = null;
            return false;
        }
    }
}
