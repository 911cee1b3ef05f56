using System.Text.Json;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LeadToCash.Api;

/// <summary>
/// What a page's form or a program's flat JSON object submitted, read alike: names don't care about case, what was not sent is empty.
/// Numbers and booleans of JSON become their text; other values are refused.
/// </summary>
public sealed class SubmittedFields
{
    /// <summary>More is not read: 64 KiB hold any form of ours, a drawn signature included.</summary>
    private const int MaximumBytes = 64 * 1024;

    private readonly Dictionary<string, string> _fields;

    /// <summary>Fields with these values.</summary>
    public SubmittedFields(IEnumerable<KeyValuePair<string, string>> fields) => _fields = new(fields, StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing.</summary>
    public static SubmittedFields Empty { get; } = new([]);

    /// <summary>The value without blanks around it; empty if it was not sent.</summary>
    public string this[string name] => _fields.TryGetValue(name, out string? value) ? value.Trim() : "";

    /// <summary>Whether a box was ticked or a JSON boolean is true.</summary>
    public bool IsTicked(string name) => this[name] is "on" or "true";

    /// <summary>Reads the body.</summary>
    /// <returns>The fields, or the problem to answer with: 400, 413 or 415.</returns>
    public static async Task<(SubmittedFields Fields, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is > MaximumBytes)
        {
            return (Empty, Problem.Of(StatusCodes.Status413PayloadTooLarge, "body-too-large", $"At most {MaximumBytes} bytes are read."));
        }

        try
        {
            return request switch
            {
                { HasFormContentType: true } => (OfForm(await ReadFormAsync(request, cancellationToken)), null),
                _ when request.HasJsonContentType() => (await ReadJsonAsync(request, cancellationToken), null),
                _ => (Empty, Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send a form or a JSON object.")),
            };
        }
        catch (JsonException failure)
        {
            return (Empty, Problem.Of(StatusCodes.Status400BadRequest, "invalid-json", failure.Message, new Dictionary<string, object?>
            {
                ["line"] = failure.LineNumber + 1,
                ["position"] = failure.BytePositionInLine + 1,
            }));
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            return (Empty, Problem.Of(StatusCodes.Status400BadRequest, "invalid-body", "The body is no form that can be read, or it is too large."));
        }
    }

    private static Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.HttpContext.Features.Set<Microsoft.AspNetCore.Http.Features.IFormFeature>(
            new Microsoft.AspNetCore.Http.Features.FormFeature(request, new() { BufferBodyLengthLimit = MaximumBytes, ValueLengthLimit = MaximumBytes, MultipartBodyLengthLimit = MaximumBytes }));
        return request.ReadFormAsync(cancellationToken);
    }

    private static SubmittedFields OfForm(IFormCollection form) =>
        new(form.Select(field => KeyValuePair.Create(field.Key, field.Value is [.., { } last] ? last : "")));

    private static async Task<SubmittedFields> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (body.Length > MaximumBytes)
            {
                throw new InvalidDataException();
            }
        }

        using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? new SubmittedFields(document.RootElement.EnumerateObject().DistinctBy(property => property.Name, StringComparer.OrdinalIgnoreCase)
                .Select(property => KeyValuePair.Create(property.Name, Text(property))))
            : throw new JsonException("The body is no JSON object.");
    }

    private static string Text(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String => property.Value.GetString()!,
        JsonValueKind.Number => property.Value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False or JsonValueKind.Null => "",
        _ => throw new JsonException($"'{property.Name}' must be a text, a number or true or false."),
    };
}
