using System.Text;
using System.Xml;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>What the queue service refuses before it looks at its data.</summary>
internal static class QueueRules
{
    private const int LargestText = 64 * 1024;
    private const int MostMessages = 32;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static void CheckName(string name)
    {
        if (name.Length is < 3 or > 63)
        {
            throw StorageRefusal.Of(400, "OutOfRangeInput", "The specified resource name length is not within the permissible limits.");
        }

        bool letters = name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
        if (!letters || name[0] == '-' || name[^1] == '-' || name.Contains("--", StringComparison.Ordinal))
        {
            throw StorageRefusal.Of(400, "InvalidResourceName", "The specified resource name contains invalid characters.");
        }
    }

    /// <exception cref="ArgumentException">XML, in which messages travel, can't hold the text.</exception>
    public static void CheckText(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException invalid)
        {
            throw new ArgumentException($"The message can't be sent as text: {invalid.Message} Use base64 encoding.", nameof(text), invalid);
        }

        if (Encoding.UTF8.GetByteCount(text) > LargestText)
        {
            throw StorageRefusal.Of(413, "RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.");
        }
    }

    /// <summary>How many messages one request may take.</summary>
    public static int Count(int? asked) => asked switch
    {
        null => 1,
        < 1 or > MostMessages => throw OutOfRange("numofmessages"),
        { } count => count,
    };

    /// <summary>A visibility timeout in the service's whole seconds.</summary>
    public static TimeSpan Visibility(TimeSpan timeout, int fewestSeconds)
    {
        TimeSpan whole = TimeSpan.FromSeconds(Math.Truncate(timeout.TotalSeconds));
        return whole < TimeSpan.FromSeconds(fewestSeconds) || whole > Longest ? throw OutOfRange("visibilitytimeout") : whole;
    }

    /// <summary>When a message that is sent at <paramref name="now"/> and first visible after <paramref name="visibility"/> is dropped.</summary>
    public static DateTimeOffset Expiry(DateTimeOffset now, TimeSpan? timeToLive, TimeSpan visibility)
    {
        TimeSpan life = timeToLive ?? Longest;
        if (life == TimeSpan.FromSeconds(-1))
        {
            return DateTimeOffset.MaxValue;
        }

        TimeSpan whole = TimeSpan.FromSeconds(Math.Truncate(life.TotalSeconds));
        return whole < TimeSpan.FromSeconds(1) || visibility >= whole ? throw OutOfRange("messagettl") : now + whole;
    }

    private static Azure.RequestFailedException OutOfRange(string parameter) => StorageRefusal.Of(
        400, "OutOfRangeQueryParameterValue", $"One of the query parameters specified in the request URI is outside the permissible range: {parameter}.");
}
