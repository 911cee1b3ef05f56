using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Configuration;

/// <summary>Says at start what in the models has no effect.</summary>
internal sealed partial class ModelWarnings(ProductModels models, ILogger<ModelWarnings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (string warning in models.Warnings)
        {
            HasNoEffect(logger, warning);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 2900, Level = LogLevel.Warning, Message = "Something in a product model has no effect: {Finding}")]
    private static partial void HasNoEffect(ILogger logger, string finding);
}
