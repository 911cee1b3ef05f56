using System.Text.Json;
using System.Text.Unicode;
using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Webhooks;

/// <summary>The raw body of a delivery.</summary>
internal static class WebhookBody
{
    /// <summary>What fits into one row of a table, with room for what is noted beside it.</summary>
    public const int MaximumLength = 900_000;

    /// <summary>The bytes, or null if there are too many.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaximumLength)
        {
            return null;
        }

        using MemoryStream body = new();
        byte[] buffer = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaximumLength)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Parses JSON, or says where it is broken: line and position from 1.</summary>
    public static bool TryParse(byte[] body, out JsonElement json, out IResult? problem)
    {
        (json, problem) = (default, null);
        if (!Utf8.IsValid(body))
        {
            problem = Problem.Of(StatusCodes.Status400BadRequest, "body-not-utf8", "The body is not UTF-8.");
            return false;
        }

        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException failure)
        {
            (long line, long position) = ((failure.LineNumber ?? 0) + 1, (failure.BytePositionInLine ?? 0) + 1);
            problem = Problem.Of(
                StatusCodes.Status400BadRequest,
                "malformed-json",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The body is not JSON: it breaks off or goes wrong in line {line}, position {position}."),
                new Dictionary<string, object?> { ["line"] = line, ["position"] = position });
            return false;
        }

        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            problem = Problem.Of(StatusCodes.Status400BadRequest, "body-no-document", "The body is neither an object nor an array.");
        }

        return problem is null;
    }
}
