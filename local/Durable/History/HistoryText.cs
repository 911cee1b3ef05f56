using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LeadToCash.Local.Durable;

/// <summary>History as text: one event per line, so that appending never rewrites what is there.</summary>
internal static class HistoryText
{
    private const int LargestKeptBuffer = 1 << 18;
    private static readonly JsonWriterOptions Options = new() { Encoder = EngineJson.Compact.Options.Encoder, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    internal static string Write(IEnumerable<HistoryEvent> events) => Append(string.Empty, events);

    /// <summary>The text with more events at its end.</summary>
    internal static string Append(string text, IEnumerable<HistoryEvent> events)
    {
        ArrayBufferWriter<byte> buffer = _buffer ??= new(1024);
        Utf8JsonWriter json = _json ??= new(buffer, Options);
        buffer.ResetWrittenCount();
        foreach (HistoryEvent item in events)
        {
            json.Reset(buffer);
            JsonSerializer.Serialize(json, item, EngineJson.Compact.HistoryEvent);
            json.Flush();
            buffer.Write("\n"u8);
        }

        string appended = Join(text, buffer);
        if (buffer.Capacity > LargestKeptBuffer)
        {
            _buffer = null; // one large payload should not keep its memory with every thread
        }

        return appended;
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

    private static string Join(string text, ArrayBufferWriter<byte> utf8) => string.Create(
        text.Length + Encoding.UTF8.GetCharCount(utf8.WrittenSpan),
        (text, utf8),
        static (target, parts) =>
        {
            parts.text.CopyTo(target);
            Encoding.UTF8.GetChars(parts.utf8.WrittenSpan, target[parts.text.Length..]);
        });
}
