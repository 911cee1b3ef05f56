using System.Globalization;
using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>
/// Writes a checkpoint of the catalogue from time to time, and keeps this instance's snapshot warm. A checkpoint only saves time: one that is missing
/// or older means more events to read. Safe to repeat.
/// </summary>
public sealed class CatalogueCheckpoints(Catalogues catalogues, CatalogueBlocks blocks) : ICaseObserver
{
    private const int ChangesBetween = 50;

    /// <inheritdoc/>
    public string? CaseType => CatalogueHistory.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        CatalogueSnapshot snapshot = await catalogues.CurrentAsync(cancellationToken);
        bool isLarge = @event.As<CatalogueChanged>().Block is not null;
        if (!isLarge && @event.Version % ChangesBetween != 0)
        {
            return;
        }

        CatalogueCheckpoint? latest = await blocks.CheckpointAsync(cancellationToken);
        if (latest is null || latest.Revision < snapshot.Revision)
        {
            string block = string.Create(CultureInfo.InvariantCulture, $"checkpoint-{snapshot.Revision}");
            await blocks.WriteAsync(block, snapshot.Changed.ToDocument(), cancellationToken);
            await blocks.MoveCheckpointAsync(latest, snapshot.Revision, block, cancellationToken);
        }
    }
}
