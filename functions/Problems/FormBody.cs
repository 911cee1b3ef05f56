using Microsoft.AspNetCore.Http;

namespace LeadToCash.Problems;

/// <summary>Reads HTML forms that strangers send.</summary>
public static class FormBody
{
    /// <summary>The fields, or the problem: 415 for what is no form, 400 for one that is broken or too large.</summary>
    public static async Task<(IFormCollection? Form, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return (null, Problem.Of(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Send the fields as application/x-www-form-urlencoded."));
        }

        try
        {
            return (await request.ReadFormAsync(cancellationToken), null);
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            return (null, Problem.Of(StatusCodes.Status400BadRequest, "malformed-form", "The form could not be read."));
        }
    }
}
