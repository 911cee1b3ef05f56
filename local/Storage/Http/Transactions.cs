using System.Globalization;
using System.Text;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Http;

/// <summary>Transactions as the service takes them: requests within a request (multipart/mixed).</summary>
internal static class Transactions
{
    public static ReadOnlyMemory<byte> Write(string boundary, string endpoint, string table, IReadOnlyList<EntityOperation> operations)
    {
        MemoryStream body = new();
        string changes = $"changeset_{Guid.NewGuid()}";
        Append(body, $"--{boundary}\r\nContent-Type: multipart/mixed; boundary={changes}\r\n\r\n");
        foreach (EntityOperation operation in operations)
        {
            Append(body, $"--{changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            WriteRequest(body, endpoint, EntityRequests.Of(table, operation));
        }

        Append(body, $"--{changes}--\r\n\r\n--{boundary}--\r\n");
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>The response to each action.</summary>
    /// <exception cref="RequestFailedException">The whole was refused.</exception>
    /// <exception cref="TableTransactionFailedException">One of them was refused.</exception>
    public static IReadOnlyList<Response> Read(Response response, int expected)
    {
        if (response.Status >= 400)
        {
            throw StorageFailures.From(response);
        }

        List<StorageResponse> parts = ReadParts(response.Content.ToString());
        if (parts.FirstOrDefault(part => part.IsError) is { } refused)
        {
            throw Refusal(refused);
        }

        return parts.Count == expected
            ? parts
            : throw new InvalidDataException($"The service answered {parts.Count} of {expected} actions of a transaction.");
    }

    private static void WriteRequest(MemoryStream body, string endpoint, EntityRequest request)
    {
        Append(body, $"{request.Method.Method} {endpoint}{request.Path} HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n");
        foreach ((string name, string value) in request.Headers)
        {
            Append(body, $"{name}: {value}\r\n");
        }

        if (!request.Body.IsEmpty)
        {
            Append(body, $"Content-Type: application/json\r\nContent-Length: {request.Body.Length}\r\n");
        }

        Append(body, "\r\n");
        body.Write(request.Body.Span);
        Append(body, "\r\n");
    }

    private static void Append(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Each part is a status line, headers, an empty line, and, of a failure, one line of JSON.</summary>
    private static List<StorageResponse> ReadParts(string text)
    {
        List<StorageResponse> parts = [];
        using StringReader lines = new(text);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
            {
                parts.Add(ReadPart(int.Parse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture), lines));
            }
        }

        return parts;
    }

    private static StorageResponse ReadPart(int status, StringReader lines)
    {
        string? etag = null;
        while (lines.ReadLine() is { Length: > 0 } header)
        {
            if (header.StartsWith("ETag:", StringComparison.OrdinalIgnoreCase))
            {
                etag = header[5..].Trim();
            }
        }

        return status < 400 ? new StorageResponse(status, etag) : new StorageResponse(status, error: ReadError(lines));
    }

    private static ResponseError ReadError(StringReader lines)
    {
        StringBuilder json = new();
        while (lines.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
        {
            json.AppendLine(line);
        }

        return StorageFailures.FromJson(BinaryData.FromString(json.ToString())) ?? new ResponseError("InternalError", json.ToString());
    }

    /// <summary>The service puts the refused action's index before its message.</summary>
    private static TableTransactionFailedException Refusal(StorageResponse refused)
    {
        RequestFailedException failure = StorageFailures.From(refused);
        string message = refused.Error!.Message ?? "";
        int colon = message.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            failure.Data[TableTransactionFailedException.FailedEntity] = message[..colon];
        }

        return new(failure);
    }
}
