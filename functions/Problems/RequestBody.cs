using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadToCash.Problems;

/// <summary>
/// Reads what a person's form or a program's JSON posts, with limits: what can't be read comes back as the answer to give, never as an exception.
/// </summary>
public static class RequestBody
{
    private const int MaximumBytes = 256 * 1024;

    /// <summary>Whether the caller is a program: it sends JSON, or asks for JSON and not for HTML.</summary>
    public static bool IsProgram(HttpRequest request)
    {
        if (request.HasJsonContentType())
        {
            return true;
        }

        Microsoft.Net.Http.Headers.MediaTypeHeaderValue[] accepted = [.. request.GetTypedHeaders().Accept];
        return accepted.Any(type => type.SubType == "json" || type.SubTypeWithoutSuffix == "json" || type.Suffix == "json")
            && !accepted.Any(type => type.MediaType == "text/html");
    }

    /// <summary>Reads a JSON object.</summary>
    /// <returns>The document (dispose it), or the 400 or 413 that says what is wrong and where.</returns>
    public static async Task<(JsonDocument? Document, IResult? Refusal)> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ReadBytesAsync(request, cancellationToken) is not { } body)
        {
            return (null, TooLarge());
        }

        try
        {
            var document = JsonDocument.Parse(body);
            string? fault = document.RootElement.ValueKind != JsonValueKind.Object ? "The body must be a JSON object."
                : IsText(document.RootElement) ? null
                : "The body holds text that is no Unicode.";
            if (fault is null)
            {
                return (document, null);
            }

            document.Dispose();
            return (null, Problem.Of(StatusCodes.Status400BadRequest, "invalid-json", fault));
        }
        catch (JsonException failure)
        {
            (long line, long position) = (failure.LineNumber.GetValueOrDefault() + 1, failure.BytePositionInLine.GetValueOrDefault() + 1);
            return (null, Problem.Of(
                StatusCodes.Status400BadRequest, "invalid-json", $"The body is no JSON: line {line}, position {position}.",
                new Dictionary<string, object?> { ["line"] = line, ["position"] = position }));
        }
    }

    /// <summary>Reads an HTML form (URL-encoded; others are refused).</summary>
    public static async Task<(IFormCollection? Form, IResult? Refusal)> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return (null, Problem.Of(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send application/json or application/x-www-form-urlencoded."));
        }

        if (await ReadBytesAsync(request, cancellationToken) is not { } body)
        {
            return (null, TooLarge());
        }

        try
        {
            using FormReader reader = new(System.Text.Encoding.UTF8.GetString(body));
            return (new FormCollection(await reader.ReadFormAsync(cancellationToken)), null);
        }
        catch (InvalidDataException failure)
        {
            return (null, Problem.Of(StatusCodes.Status400BadRequest, "invalid-form", failure.Message));
        }
    }

    /// <summary>Reads the single fields of a form, or the texts, numbers and truth values of a JSON object.</summary>
    public static async Task<(IReadOnlyDictionary<string, string>? Fields, IResult? Refusal)> ReadFieldsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            (IFormCollection? form, IResult? refused) = await ReadFormAsync(request, cancellationToken);
            return (form?.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.OrdinalIgnoreCase), refused);
        }

        (JsonDocument? document, IResult? refusal) = await ReadJsonAsync(request, cancellationToken);
        using (document)
        {
            return (document is null ? null : Texts(document.RootElement), refusal);
        }
    }

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

    private static Dictionary<string, string> Texts(JsonElement root)
    {
        Dictionary<string, string> texts = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                texts[property.Name] = property.Value.ToString();
            }
        }

        return texts;
    }

    private static async Task<byte[]?> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaximumBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    private static IResult TooLarge() =>
        Problem.Of(StatusCodes.Status413PayloadTooLarge, "payload-too-large", $"The body may have {MaximumBytes / 1024} KiB at most.");
}
