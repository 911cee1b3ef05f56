using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Requests;

/// <summary>Reads JSON that strangers send.</summary>
internal static class JsonBody
{
    private const string MalformedJson = "malformed-json";

    /// <summary>The body as a type, or the problem that says where it is wrong.</summary>
    public static async Task<(T? Value, IResult? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        (byte[]? body, IResult? problem) = await RequestBody.ReadAsync(request, cancellationToken);
        if (body is null)
        {
            return (null, problem);
        }

        try
        {
            using MemoryStream json = new(body);
            return JsonSerializer.Deserialize<T>(json, CaseJson.Options) is { } value ? (value, null) : (null, Refused("The body is null; send a JSON object."));
        }
        catch (JsonException failure)
        {
            return (null, Malformed(failure));
        }
    }

    /// <summary>The body as an object of which all texts can be read, or the problem that says where it is wrong.</summary>
    public static async Task<(JsonElement? Root, IResult? Problem)> ReadObjectAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        (JsonDocument? document, IResult? problem) = await ReadAsync<JsonDocument>(request, cancellationToken);
        using (document)
        {
            return document?.RootElement switch
            {
                null => (null, problem),
                { ValueKind: not JsonValueKind.Object } => (null, Refused("The body must be a JSON object.")),
                { } root when !IsText(root) => (null, Refused("The body holds text that is no Unicode.")),
                { } root => (root.Clone(), null),
            };
        }
    }

    /// <summary>400 with line and position from 1.</summary>
    public static IResult Malformed(JsonException failure)
    {
        (long line, long position) = ((failure.LineNumber ?? 0) + 1, (failure.BytePositionInLine ?? 0) + 1);
        return Problem.Of(
            StatusCodes.Status400BadRequest,
            MalformedJson,
            $"The body is no such JSON document: line {line}, position {position}, at {failure.Path ?? "$"}.",
            new Dictionary<string, object?> { ["line"] = line, ["position"] = position, ["path"] = failure.Path ?? "$" });
    }

    private static IResult Refused(string detail) => Problem.Of(StatusCodes.Status400BadRequest, MalformedJson, detail);

    /// <summary>The parser leaves texts unread; bytes that are no UTF-8 and half surrogates only fail whoever reads them, so they are read once here.</summary>
    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(property => property.Name is not null && IsText(property.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
