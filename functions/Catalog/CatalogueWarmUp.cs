using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Catalog;

/// <summary>Reads the catalogue once at start, so that forms know products that were added since the seed. Prices are read anew whenever they are used.</summary>
public sealed partial class CatalogueWarmUp(Catalogues catalogues, ILogger<CatalogueWarmUp> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await catalogues.CurrentAsync(stoppingToken);
        }
        catch (Exception failure) when (failure is RequestFailedException or HttpRequestException or InvalidDataException)
        {
            NotRead(logger, failure);
        }
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Warning, Message = "The catalogue could not be read at start; it is read with the next quote")]
    private static partial void NotRead(ILogger logger, Exception failure);
}
