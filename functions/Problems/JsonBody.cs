using System.Text.Json;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Problems;

/// <summary>Reads JSON that strangers send.</summary>
public static class JsonBody
{
    /// <summary>The body as a type, or the problem that says where it is wrong: line and position from 1.</summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<(T? Value, IResult? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, CaseJson.Options, cancellationToken) is { } value
                ? (value, null)
                : (null, Problem.Of(StatusCodes.Status400BadRequest, "malformed-json", "The body is null; send a JSON object."));
        }
        catch (JsonException failure)
        {
            return (null, Malformed(failure));
        }
        catch (BadHttpRequestException failure)
        {
            return (null, Problem.Of(failure.StatusCode, "unreadable-body", "The body could not be read."));
        }
    }

    private static IResult Malformed(JsonException failure)
    {
        (long line, long position) = ((failure.LineNumber ?? 0) + 1, (failure.BytePositionInLine ?? 0) + 1);
        return Problem.Of(
            StatusCodes.Status400BadRequest,
            "malformed-json",
            $"The body is no such JSON document: line {line}, position {position}, at {failure.Path ?? "$"}.",
            new Dictionary<string, object?> { ["line"] = line, ["position"] = position, ["path"] = failure.Path ?? "$" });
    }
}
