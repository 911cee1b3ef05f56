using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Requests;

/// <summary>Reads what strangers send, up to a limit: what can't be read comes back as the problem to answer with, never as an exception.</summary>
internal static class RequestBody
{
    /// <summary>64 KiB hold any form of ours, a drawn signature included.</summary>
    private const int UsualMaximum = 64 * 1024;

    /// <summary>The bytes, or the problem: 413 for too many, 400 for a body that breaks off.</summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="maximum">Bytes that are read at the most.</param>
    public static async Task<(byte[]? Bytes, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken, int maximum = UsualMaximum)
    {
        if (request.ContentLength > maximum)
        {
            return (null, TooLarge(maximum));
        }

        try
        {
            using MemoryStream body = new();
            byte[] buffer = new byte[16 * 1024];
            for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                body.Write(buffer, 0, read);
                if (body.Length > maximum)
                {
                    return (null, TooLarge(maximum));
                }
            }

            return (body.ToArray(), null);
        }
        catch (BadHttpRequestException failure)
        {
            return (null, Problem.Of(failure.StatusCode, "unreadable-body", "The body could not be read."));
        }
    }

    private static IResult TooLarge(int maximum) => Problem.Of(
        StatusCodes.Status413PayloadTooLarge, "body-too-large", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The body may have at most {maximum:N0} bytes."));
}
