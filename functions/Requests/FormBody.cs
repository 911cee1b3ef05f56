using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Requests;

/// <summary>Reads HTML forms that strangers send.</summary>
internal static class FormBody
{
    /// <summary>The fields, or the problem: 415 for what is no form, 413 for one that is too large, 400 for a broken one.</summary>
    public static async Task<(IFormCollection? Form, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return (null, Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Send the fields as application/x-www-form-urlencoded."));
        }

        (byte[]? bytes, IResult? problem) = await RequestBody.ReadAsync(request, cancellationToken);
        if (bytes is null)
        {
            return (null, problem);
        }

        // The framework throws at a form that breaks off or has too many fields, and at a charset that nobody should use.
        try
        {
            request.Body = new MemoryStream(bytes);
            return (await request.ReadFormAsync(cancellationToken), null);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return (null, Problem.Of(StatusCodes.Status400BadRequest, "malformed-form", "The form could not be read."));
        }
    }
}
