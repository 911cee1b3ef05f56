using System.Text;
using System.Text.Json;

namespace LeadToCash.Local.Durable;

/// <summary>History as text: one event per line, so that appending never rewrites what is there.</summary>
internal static class HistoryText
{
    internal static string Write(IEnumerable<HistoryEvent> events)
    {
        var text = new StringBuilder();
        foreach (HistoryEvent item in events)
        {
            text.Append(JsonSerializer.Serialize(item, EngineJson.Compact.HistoryEvent)).Append('\n');
        }

        return text.ToString();
    }

    internal static List<HistoryEvent> Read(string text)
    {
        var events = new List<HistoryEvent>();
        foreach (Range line in text.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> json = text.AsSpan()[line];
            if (!json.IsEmpty)
            {
                events.Add(JsonSerializer.Deserialize(json, EngineJson.Compact.HistoryEvent)!);
            }
        }

        return events;
    }
}
