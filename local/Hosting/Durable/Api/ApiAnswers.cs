using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Durable.Api;

/// <summary>The API's answers as the real extension writes them: names as they stand, errors with an upper-case Message.</summary>
internal static class ApiAnswers
{
    private static readonly JsonSerializerOptions Verbatim = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static IResult Json<T>(T document, int status = StatusCodes.Status200OK) => Results.Json(document, Verbatim, statusCode: status);

    /// <summary>Some refusals are a bare JSON string.</summary>
    public static IResult Text(int status, string text) => Json(text, status);

    public static IResult Error(int status, string message) => Json(new { Message = message }, status);

    public static IResult Error(int status, string message, Exception cause) =>
        Json(
            new
            {
                Message = message,
                ExceptionMessage = cause.Message,
                ExceptionType = cause.GetType().FullName,
                cause.StackTrace,
            },
            status);
}
