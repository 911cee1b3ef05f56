using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace LeadToCash.Local.Storage;

/// <summary>Reads the service's error bodies (OData JSON for tables, XML for queues) into <see cref="RequestFailedException"/>s.</summary>
internal sealed class StorageFailures : RequestFailedDetailsParser
{
    public static StorageFailures Parser { get; } = new();

    /// <summary>The exception for a response that is a failure.</summary>
    public static RequestFailedException From(Response response) => new(response, null, Parser);

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = Read(response);
        return error is not null;
    }

    private static ResponseError? Read(Response response)
    {
        if (response is StorageResponse { Error: { } known })
        {
            return known;
        }

        string? header = response.Headers.TryGetValue("x-ms-error-code", out string? value) ? value : null;
        BinaryData? body = response.ContentStream is null ? null : response.Content;
        if (body is null || body.ToMemory().IsEmpty)
        {
            return header is null ? null : new ResponseError(header, response.ReasonPhrase);
        }

        return (body.ToMemory().Span[0] == '{' ? FromJson(body) : FromXml(body)) ?? (header is null ? null : new ResponseError(header, response.ReasonPhrase));
    }

    public static ResponseError? FromJson(BinaryData body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("odata.error", out JsonElement error)
                ? new ResponseError(error.GetProperty("code").GetString(), Message(error.GetProperty("message")))
                : null;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null; // a proxy's page, not the service's words: the status alone speaks
        }
    }

    private static string? Message(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object ? message.GetProperty("value").GetString() : message.GetString();

    private static ResponseError? FromXml(BinaryData body)
    {
        try
        {
            XElement error = XDocument.Load(body.ToStream()).Root!;
            return error.Element("Code") is { } code ? new ResponseError(code.Value, error.Element("Message")?.Value ?? "") : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
