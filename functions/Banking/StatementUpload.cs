using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Banking;

/// <summary>Reads the file of an upload: the body itself, or the file of a page's form.</summary>
internal static class StatementUpload
{
    private const int LargestFile = 20 * 1024 * 1024;
    private const string Field = "file";

    /// <summary>The bytes, or the problem: 400, 413.</summary>
    public static async Task<(byte[]? File, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        (byte[]? body, IResult? unreadable) = await RequestBody.ReadAsync(request, cancellationToken, LargestFile);
        if (body is null || request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            return body is { Length: 0 } ? (null, Problem.Invalid(Field, "The file is empty.")) : (body, unreadable);
        }

        try
        {
            request.Body = new MemoryStream(body);
            IFormCollection form = await request.ReadFormAsync(cancellationToken);
            if (form.Files.GetFile(Field) is not { Length: > 0 } file)
            {
                return (null, Problem.Invalid(Field, "Choose a file."));
            }

            using MemoryStream bytes = new();
            await file.CopyToAsync(bytes, cancellationToken);
            return (bytes.ToArray(), null);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return (null, Problem.Of(StatusCodes.Status400BadRequest, "malformed-form", "The form could not be read."));
        }
    }
}
