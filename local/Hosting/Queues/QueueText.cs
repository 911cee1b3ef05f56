using System.Text;

namespace LeadToCash.Local.Hosting.Queues;

/// <summary>How bodies become the text of queue messages and back: base64 unless <c>host.json</c> says none.</summary>
internal static class QueueText
{
    public static string Encode(BinaryData body, bool isBase64) => isBase64 ? Convert.ToBase64String(body.ToMemory().Span) : body.ToString();

    /// <summary>Reads a message's text; false if it is not in the encoding.</summary>
    public static bool TryDecode(string text, bool isBase64, out BinaryData body)
    {
        if (!isBase64)
        {
            body = BinaryData.FromString(text);
            return true;
        }

        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        bool isDecoded = Convert.TryFromBase64String(text, bytes, out int length);
        body = BinaryData.FromBytes(isDecoded ? bytes.AsMemory(0, length) : ReadOnlyMemory<byte>.Empty);
        return isDecoded;
    }
}
