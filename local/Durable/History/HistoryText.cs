using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LeadToCash.Local.Durable;

/// <summary>History as text: one event per line, so that appending never rewrites what is there.</summary>
internal static class HistoryText
{
    private const int LargestKeptBuffer = 1 << 18;

    [ThreadStatic]
    private static Buffer? _buffer;

    internal static string Write(IEnumerable<HistoryEvent> events) => Append(string.Empty, events);

    /// <summary>The text with more events at its end.</summary>
    internal static string Append(string text, IEnumerable<HistoryEvent> events)
    {
        Buffer buffer = _buffer ??= new Buffer();
        buffer.Clear();
        foreach (HistoryEvent item in events)
        {
            buffer.WriteLine(item);
        }

        string appended = buffer.AppendTo(text);
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

    private sealed class Buffer
    {
        private static readonly JsonWriterOptions Options = new() { Encoder = EngineJson.Compact.Options.Encoder, SkipValidation = true };

        private readonly ArrayBufferWriter<byte> _bytes = new(1024);
        private readonly Utf8JsonWriter _json;

        internal Buffer() => _json = new Utf8JsonWriter(_bytes, Options);

        internal int Capacity => _bytes.Capacity;

        internal void Clear() => _bytes.ResetWrittenCount();

        internal void WriteLine(HistoryEvent item)
        {
            _json.Reset();
            JsonSerializer.Serialize(_json, item, EngineJson.Compact.HistoryEvent);
            _json.Flush();
            _bytes.Write("\n"u8);
        }

        internal string AppendTo(string text) => string.Create(
            text.Length + Encoding.UTF8.GetCharCount(_bytes.WrittenSpan),
            (text, _bytes),
            static (target, parts) =>
            {
                parts.text.CopyTo(target);
                Encoding.UTF8.GetChars(parts._bytes.WrittenSpan, target[parts.text.Length..]);
            });
    }
}
