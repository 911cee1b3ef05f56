using System.Text.Json;
using System.Text.Unicode;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Webhooks;

/// <summary>The raw body of a delivery.</summary>
internal static class WebhookBody
{
    /// <summary>What fits into one row of a table, with room for what is noted beside it.</summary>
    private const int MaximumLength = 900_000;

    /// <summary>The bytes, or the problem to answer with.</summary>
    public static Task<(byte[]? Body, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        RequestBody.ReadAsync(request, cancellationToken, MaximumLength);

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
            problem = JsonBody.Malformed(failure);
            return false;
        }

        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            problem = Problem.Of(StatusCodes.Status400BadRequest, "body-no-document", "The body is neither an object nor an array.");
        }

        return problem is null;
    }
}
