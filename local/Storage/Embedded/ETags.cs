using System.Globalization;
using Azure;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>An entity's version is the instant of its last write, as the service writes it.</summary>
internal static class ETags
{
    public static string Text(long stamp) => string.Create(
        CultureInfo.InvariantCulture, $"W/\"datetime'{new DateTime(stamp, DateTimeKind.Utc):yyyy-MM-dd'T'HH'%3A'mm'%3A'ss.fffffff'Z'}'\"");

    public static bool Matches(ETag condition, long stamp) =>
        condition == ETag.All || string.Equals(condition.ToString(), Text(stamp), StringComparison.Ordinal);
}
