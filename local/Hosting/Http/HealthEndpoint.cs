using Azure.Data.Tables;
using LeadToCash.Local.Hosting.Settings;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>Says whether storage and triggers are up: 200 if all are, else 503.</summary>
internal sealed class HealthEndpoint(HostRuntime runtime, StorageConnections connections)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public async Task ServeAsync(HttpContext http)
    {
        bool storage = await IsStorageUpAsync(http.RequestAborted);
        bool triggers = runtime.IsUp;
        bool isUp = storage && triggers;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.StatusCode = isUp ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await http.Response.WriteAsJsonAsync(
            new { status = Word(isUp), storage = Word(storage), triggers = Word(triggers) },
            http.RequestAborted);
    }

    private static string Word(bool isUp) => isUp ? "up" : "down";

    private async Task<bool> IsStorageUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            TableServiceClient tables = new(connections.Default);
            await foreach (var page in tables.QueryAsync(filter: (string?)null, maxPerPage: 1, cancellationToken).AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            return true;
        }
        catch (Exception failure) when (failure is Azure.RequestFailedException or AggregateException or IOException)
        {
            return false;
        }
    }
}
