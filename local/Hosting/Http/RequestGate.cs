using System.Diagnostics;
using LeadToCash.Local.Hosting.Invocation;
using LeadToCash.Local.Hosting.Terminal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>What happens around every request: it is counted, refused while the host drains, reported, and its failure answered.</summary>
internal sealed partial class RequestGate(WorkTracker work, HostConsole console, ILogger<RequestGate> logger)
{
    private volatile bool _isDraining;

    /// <summary>Refuses requests from now on.</summary>
    public void Close() => _isDraining = true;

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        long start = Stopwatch.GetTimestamp();
        using (work.Begin())
        {
            await AnswerAsync(http, next);
        }

        RequestSpans.Describe(http);
        console.Request(http.Request.Method, http.Request.Path, http.Response.StatusCode, Stopwatch.GetElapsedTime(start));
    }

    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (_isDraining)
        {
            http.Response.Headers.RetryAfter = "5";
            await Problems.WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "Stopping");
            return;
        }

        try
        {
            await next(http);
            await MatchRealHostAsync(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Problems.WriteAsync(http, bad.StatusCode, "Bad request");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception failure)
        {
            Failed(failure, http.Request.Method, LinkText.Shorten(http.Request.Path));
            if (http.Response.HasStarted)
            {
                http.Abort();
            }
            else
            {
                await Problems.WriteAsync(http, StatusCodes.Status500InternalServerError, "Internal server error");
            }
        }
    }

    // The real host knows no 405: a method that no function serves is not found.
    private static Task MatchRealHostAsync(HttpContext http)
    {
        bool isUnserved = http.GetEndpoint()?.Metadata.GetMetadata<HttpFunctions.Served>() is null;
        return isUnserved && !http.Response.HasStarted && http.Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed
            ? Problems.WriteAsync(http, StatusCodes.Status404NotFound, "Not found")
            : Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    private partial void Failed(Exception failure, string method, string path);
}
