using System.Security.Cryptography;
using System.Text;

namespace LeadToCash.Documents.Pdf;

/// <summary>
/// Replaces what the library draws at random in a file by digits of the file's own hash, each as long as before, so that every offset stays
/// right: the tags of font subsets, the ids of the metadata and of the trailer. The same content has the same bytes then.
/// </summary>
internal static class StableIdentity
{
    private const int TagLength = 6;
    private const int UuidLength = 36;
    private const int IdLength = 32;

    private static readonly byte[][] TagNames = ["/FontName/"u8.ToArray(), "/BaseFont/"u8.ToArray()];

    public static void Set(byte[] file)
    {
        List<Range> tags = [.. TagNames.SelectMany(name => Find(file, name, TagLength)).Where(tag => file[tag.End] == '+').OrderBy(tag => tag.Start.Value)];
        List<Range> uuids = [.. Find(file, "uuid:"u8.ToArray(), UuidLength)];
        List<Range> ids = [.. Ids(file)];
        Dictionary<string, int> fonts = new(StringComparer.Ordinal);
        List<int> fontOfTag = [.. tags.Select(tag => Number(fonts, Encoding.ASCII.GetString(file[tag])))];

        tags.ForEach(tag => file.AsSpan(tag).Fill((byte)'A'));
        uuids.Concat(ids).ToList().ForEach(id => file.AsSpan(id).Fill((byte)'0'));
        byte[] hash = SHA256.HashData(file);

        for (int i = 0; i < tags.Count; i++)
        {
            Tag(hash, fontOfTag[i]).CopyTo(file.AsSpan(tags[i]));
        }

        uuids.ForEach(uuid => Encoding.ASCII.GetBytes(new Guid(hash.AsSpan(0, 16)).ToString()).CopyTo(file.AsSpan(uuid)));
        ids.ForEach(id => Encoding.ASCII.GetBytes(Convert.ToHexString(hash.AsSpan(0, 16))).CopyTo(file.AsSpan(id)));
    }

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        numbers.TryAdd(name, numbers.Count);
        return numbers[name];
    }

    private static byte[] Tag(byte[] hash, int font) =>
        [.. SHA256.HashData([.. hash, (byte)font]).Take(TagLength).Select(value => (byte)('A' + (value % 26)))];

    /// <summary>What follows each place of a name.</summary>
    private static IEnumerable<Range> Find(byte[] file, byte[] name, int length)
    {
        int at = 0;
        while (file.AsSpan(at).IndexOf(name) is >= 0 and int found)
        {
            at += found + name.Length;
            if (at + length < file.Length)
            {
                yield return at..(at + length);
            }
        }
    }

    /// <summary>The two ids of the trailer: <c>/ID[&lt;32 digits&gt;&lt;32 digits&gt;]</c>.</summary>
    private static IEnumerable<Range> Ids(byte[] file)
    {
        int first = file.AsSpan().LastIndexOf("/ID[<"u8) + "/ID[<".Length;
        yield return first..(first + IdLength);
        yield return (first + IdLength + 2)..(first + (2 * IdLength) + 2);
    }
}
