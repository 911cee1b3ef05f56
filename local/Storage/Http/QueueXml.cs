using System.Globalization;
using System.Xml.Linq;
using Azure.Core;
using Azure.Storage.Queues.Models;
using LeadToCash.Local.Storage.Queues;

namespace LeadToCash.Local.Storage.Http;

/// <summary>The queue service's XML.</summary>
internal static class QueueXml
{
    public static RequestContent Message(string text) => RequestContent.Create(
        BinaryData.FromString(new XElement("QueueMessage", new XElement("MessageText", text)).ToString(SaveOptions.DisableFormatting)));

    public static IEnumerable<XElement> Messages(Stream body) => XDocument.Load(body, LoadOptions.PreserveWhitespace).Root!.Elements("QueueMessage");

    public static StoredMessage Stored(XElement message) => new(
        Text(message, "MessageId")!,
        Text(message, "PopReceipt"),
        Text(message, "MessageText") ?? "",
        Instant(message, "InsertionTime")!.Value,
        Instant(message, "ExpirationTime")!.Value,
        Instant(message, "TimeNextVisible"),
        long.Parse(Text(message, "DequeueCount") ?? "0", CultureInfo.InvariantCulture));

    public static SendReceipt Receipt(XElement message) => new(
        Text(message, "MessageId")!,
        Instant(message, "InsertionTime")!.Value,
        Instant(message, "ExpirationTime")!.Value,
        Text(message, "PopReceipt")!,
        Instant(message, "TimeNextVisible")!.Value);

    public static (List<QueueItem> Queues, string? Next) Listing(Stream body)
    {
        XElement root = XDocument.Load(body).Root!;
        List<QueueItem> queues = [.. root.Element("Queues")!.Elements("Queue").Select(queue => new QueueItem(Text(queue, "Name")!, Metadata(queue)))];
        return (queues, root.Element("NextMarker")?.Value is { Length: > 0 } next ? next : null);
    }

    public static DateTimeOffset ParseInstant(string text) => DateTimeOffset.ParseExact(text, "R", CultureInfo.InvariantCulture);

    private static Dictionary<string, string>? Metadata(XElement queue) => queue.Element("Metadata")?.Elements()
        .ToDictionary(item => item.Name.LocalName, item => item.Value, StringComparer.OrdinalIgnoreCase);

    private static string? Text(XElement parent, string name) => parent.Element(name)?.Value;

    private static DateTimeOffset? Instant(XElement parent, string name) => Text(parent, name) is { } text ? ParseInstant(text) : null;
}
