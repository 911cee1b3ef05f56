using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>
/// Where a message stands in its queue: when it becomes visible, then its number. Its pop receipt is that place, so that
/// receiving or changing the message, which moves it, makes older receipts void.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MessageKey(long VisibleAt, long Number)
{
    public string PopReceipt
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteInt64BigEndian(bytes, VisibleAt);
            BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Number);
            return Convert.ToBase64String(bytes);
        }
    }

    /// <summary>A message's id holds its queue and its number.</summary>
    public static string MessageId(long queue, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], queue);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>The number in an id; null when it is no id of this queue.</summary>
    public static long? NumberIn(string messageId, long queue)
    {
        Span<byte> bytes = stackalloc byte[16];
        return Guid.TryParse(messageId, out Guid id) && id.TryWriteBytes(bytes, bigEndian: true, out _)
            && BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) == queue
                ? BinaryPrimitives.ReadInt64BigEndian(bytes)
                : null;
    }

    /// <summary>The place that a receipt names; null when it is none.</summary>
    public static MessageKey? FromReceipt(string popReceipt)
    {
        Span<byte> bytes = stackalloc byte[16];
        return Convert.TryFromBase64String(popReceipt, bytes, out int length) && length == 16
            ? new MessageKey(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]))
            : null;
    }
}
