using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>
/// The catalogue as it stands: the seed and every change since. One point read says whether there is a newer revision; if there is, only the changes
/// since the known one are read. A cold start begins at the newest checkpoint, so that it does not grow with history either.
/// </summary>
public sealed class Catalogues(CatalogueSeed seed, CaseReader reader, CatalogueBlocks blocks) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private CatalogueSnapshot _known = new(0, seed.Catalogue, Catalogue.Empty);

    /// <summary>The newest revision that this instance has read; no request.</summary>
    public CatalogueSnapshot Known => Volatile.Read(ref _known);

    /// <summary>Currency of quotes that name none.</summary>
    public string Currency => seed.Currency;

    /// <summary>The revision that holds now. One request while nothing has changed.</summary>
    public async Task<CatalogueSnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        long revision = await reader.VersionAsync(CatalogueHistory.CaseType, CatalogueHistory.Id, cancellationToken);
        if (revision <= Known.Revision)
        {
            return Known;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            CatalogueSnapshot snapshot = Known.Revision > 0 ? Known : await FromCheckpointAsync(cancellationToken);
            await foreach (CaseEvent @event in reader.EventsAfterAsync(CatalogueHistory.CaseType, CatalogueHistory.Id, snapshot.Revision, cancellationToken))
            {
                snapshot = await NextAsync(snapshot, @event, cancellationToken);
            }

            Volatile.Write(ref _known, snapshot);
            return snapshot;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();

    private async Task<CatalogueSnapshot> FromCheckpointAsync(CancellationToken cancellationToken)
    {
        if (await blocks.CheckpointAsync(cancellationToken) is not { } checkpoint)
        {
            return Known;
        }

        CatalogueDocument changed = await blocks.ReadAsync(checkpoint.Block, cancellationToken);
        return new CatalogueSnapshot(checkpoint.Revision, seed.Catalogue.With(changed), Catalogue.Empty.With(changed));
    }

    private async Task<CatalogueSnapshot> NextAsync(CatalogueSnapshot snapshot, CaseEvent @event, CancellationToken cancellationToken)
    {
        CatalogueChanged change = @event.As<CatalogueChanged>();
        CatalogueDocument entries = change.Entries ?? await blocks.ReadAsync(change.Block!, cancellationToken);
        return new CatalogueSnapshot(change.Revision, snapshot.Catalogue.With(entries), snapshot.Changed.With(entries));
    }
}

/// <summary>The catalogue at one revision.</summary>
/// <param name="Revision">Number of changes so far; 0 is the seed.</param>
/// <param name="Catalogue">All of it.</param>
/// <param name="Changed">The entries that differ from the seed.</param>
public sealed record CatalogueSnapshot(long Revision, Catalogue Catalogue, Catalogue Changed);
