using System.Globalization;
using Azure;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>An entity's version is the instant of its last write, as the service writes it: <c>W/"datetime'2026-01-05T08%3A00%3A00.0000000Z'"</c>.</summary>
internal static class ETags
{
    private const int Length = 46;

    public static string Text(long stamp) => string.Create(Length, stamp, Write);

    public static bool Matches(ETag condition, long stamp)
    {
        if (condition == ETag.All)
        {
            return true;
        }

        Span<char> current = stackalloc char[Length];
        Write(current, stamp);
        return current.SequenceEqual(condition.ToString());
    }

    private static void Write(Span<char> text, long stamp)
    {
        Span<char> instant = stackalloc char[28];
        new DateTime(stamp, DateTimeKind.Utc).TryFormat(instant, out _, "O", CultureInfo.InvariantCulture);
        text.TryWrite($"W/\"datetime'{instant[..13]}%3A{instant[14..16]}%3A{instant[17..]}'\"", out _);
    }
}
