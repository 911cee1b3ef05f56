using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>An entity's properties as bytes: a count, then for each its name, a byte for its type, and its value; lengths are varints.</summary>
internal static class EntityCodec
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private enum Kind : byte
    {
        String = 1,
        False = 2,
        True = 3,
        Int32 = 4,
        Int64 = 5,
        Double = 6,
        DateTime = 7,
        Guid = 8,
        Binary = 9,
    }

    public static byte[] Encode(List<EntityProperty> properties)
    {
        ArrayBufferWriter<byte> buffer = _buffer ??= new(1024);
        buffer.ResetWrittenCount();
        WriteLength(buffer, properties.Count);
        foreach (EntityProperty property in properties)
        {
            WriteText(buffer, property.Name);
            WriteValue(buffer, property.Value);
        }

        byte[] encoded = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity > 1 << 20)
        {
            _buffer = null; // one large entity should not keep its memory with every thread
        }

        return encoded;
    }

    public static List<EntityProperty> Decode(ReadOnlySpan<byte> body)
    {
        int count = ReadLength(ref body);
        List<EntityProperty> properties = new(count);
        for (int i = 0; i < count; i++)
        {
            string name = PropertyNames.Get(Take(ref body, ReadLength(ref body)));
            properties.Add(new(name, ReadValue(ref body)));
        }

        return properties;
    }

    /// <summary>The properties of <paramref name="stored"/> with those of <paramref name="changes"/> over them.</summary>
    public static List<EntityProperty> Merge(ReadOnlySpan<byte> stored, List<EntityProperty> changes)
    {
        List<EntityProperty> merged = Decode(stored);
        foreach (EntityProperty change in changes)
        {
            int existing = merged.FindIndex(property => string.Equals(property.Name, change.Name, StringComparison.Ordinal));
            if (existing < 0)
            {
                merged.Add(change);
            }
            else
            {
                merged[existing] = change;
            }
        }

        return merged;
    }

    private static void WriteValue(ArrayBufferWriter<byte> buffer, object value)
    {
        switch (value)
        {
            case string text:
                WriteKind(buffer, Kind.String);
                WriteText(buffer, text);
                break;
            case bool truth:
                WriteKind(buffer, truth ? Kind.True : Kind.False);
                break;
            case int number:
                WriteKind(buffer, Kind.Int32);
                BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), number);
                buffer.Advance(4);
                break;
            case long number:
                WriteInt64(buffer, Kind.Int64, number);
                break;
            case double number:
                WriteInt64(buffer, Kind.Double, BitConverter.DoubleToInt64Bits(number));
                break;
            case DateTimeOffset instant:
                WriteInt64(buffer, Kind.DateTime, instant.UtcTicks);
                break;
            case Guid id:
                WriteKind(buffer, Kind.Guid);
                id.TryWriteBytes(buffer.GetSpan(16));
                buffer.Advance(16);
                break;
            case byte[] bytes:
                WriteKind(buffer, Kind.Binary);
                WriteLength(buffer, bytes.Length);
                buffer.Write(bytes);
                break;
            default:
                throw new InvalidOperationException($"No stored form for a {value.GetType()}.");
        }
    }

    private static object ReadValue(ref ReadOnlySpan<byte> body)
    {
        var kind = (Kind)Take(ref body, 1)[0];
        return kind switch
        {
            Kind.String => Encoding.UTF8.GetString(Take(ref body, ReadLength(ref body))),
            Kind.False => Boxes.False,
            Kind.True => Boxes.True,
            Kind.Int32 => BinaryPrimitives.ReadInt32LittleEndian(Take(ref body, 4)),
            Kind.Int64 => ReadInt64(ref body),
            Kind.Double => BitConverter.Int64BitsToDouble(ReadInt64(ref body)),
            Kind.DateTime => new DateTimeOffset(ReadInt64(ref body), TimeSpan.Zero),
            Kind.Guid => new Guid(Take(ref body, 16)),
            Kind.Binary => Take(ref body, ReadLength(ref body)).ToArray(),
            _ => throw new InvalidDataException($"A stored entity has a value of unknown kind {(byte)kind}: the storage file is damaged."),
        };
    }

    private static void WriteKind(ArrayBufferWriter<byte> buffer, Kind kind)
    {
        buffer.GetSpan(1)[0] = (byte)kind;
        buffer.Advance(1);
    }

    private static void WriteInt64(ArrayBufferWriter<byte> buffer, Kind kind, long value)
    {
        WriteKind(buffer, kind);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    private static long ReadInt64(ref ReadOnlySpan<byte> body) => BinaryPrimitives.ReadInt64LittleEndian(Take(ref body, 8));

    private static void WriteText(ArrayBufferWriter<byte> buffer, string text)
    {
        WriteLength(buffer, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }

    private static void WriteLength(ArrayBufferWriter<byte> buffer, int length)
    {
        Span<byte> target = buffer.GetSpan(5);
        var rest = (uint)length;
        int written = 0;
        while (rest >= 0x80)
        {
            target[written++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        target[written++] = (byte)rest;
        buffer.Advance(written);
    }

    private static int ReadLength(ref ReadOnlySpan<byte> body)
    {
        uint length = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = Take(ref body, 1)[0];
            length |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return checked((int)length);
            }
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> body, int length)
    {
        ReadOnlySpan<byte> taken = body[..length];
        body = body[length..];
        return taken;
    }

    private static class Boxes
    {
        public static readonly object True = true;
        public static readonly object False = false;
    }

    /// <summary>Property names repeat with every entity of a table: each is decoded once.</summary>
    private static class PropertyNames
    {
        private static readonly Entry?[] Slots = new Entry?[1024];

        public static string Get(ReadOnlySpan<byte> utf8)
        {
            HashCode hash = default;
            hash.AddBytes(utf8);
            ref Entry? slot = ref Slots[hash.ToHashCode() & (Slots.Length - 1)];
            if (slot is { } known && known.Utf8.AsSpan().SequenceEqual(utf8))
            {
                return known.Name;
            }

            Entry fresh = new(utf8.ToArray(), Encoding.UTF8.GetString(utf8));
            slot = fresh;
            return fresh.Name;
        }

        private sealed record Entry(byte[] Utf8, string Name);
    }
}
