using System.Text.Json.Serialization;
using LeadToCash.Cases;

namespace LeadToCash.Catalog;

/// <summary>
/// The history of the catalogue as a case file of one case: every change is an event, and its number is the catalogue's revision. The state is only
/// that number; the entries are put together from the events by whoever reads them.
/// </summary>
/// <param name="Revision">Number of changes so far.</param>
public sealed record CatalogueHistory(long Revision) : ICase<CatalogueHistory, ChangeCatalogue, CatalogueEvent>
{
    /// <summary>Id of the one case.</summary>
    public const string Id = "main";

    /// <summary>Code of the refusal of a change that was checked against a revision that is no longer the last.</summary>
    public const string Moved = "catalogue-moved";

    /// <inheritdoc/>
    public static string CaseType => "catalogue";

    /// <inheritdoc/>
    [JsonIgnore]
    public string? CustomerId => null;

    /// <inheritdoc/>
    public static Decision<CatalogueEvent> Decide(CatalogueHistory? state, ChangeCatalogue command, DateTimeOffset at)
    {
        long revision = state?.Revision ?? 0;
        return command.CheckedAgainst == revision
            ? Decision<CatalogueEvent>.Accept(new CatalogueChanged(revision + 1, command.Summary, command.Entries, command.Block))
            : Decision<CatalogueEvent>.Refuse(Moved, $"The catalogue is at revision {revision}, not at {command.CheckedAgainst}.");
    }

    /// <inheritdoc/>
    public static CatalogueHistory Apply(CatalogueHistory? state, CatalogueEvent @event) => @event switch
    {
        CatalogueChanged changed => new CatalogueHistory(changed.Revision),
        _ => state!,
    };
}

/// <summary>Sets entries of the catalogue, after <see cref="CatalogueCheck"/> found them sound.</summary>
/// <param name="CheckedAgainst">Revision that they were checked against.</param>
/// <param name="Summary">What is changed, in a line.</param>
/// <param name="Entries">The entries; null when they are too many for an event.</param>
/// <param name="Block">Where they lie then.</param>
public sealed record ChangeCatalogue(long CheckedAgainst, string Summary, CatalogueDocument? Entries, string? Block = null);

/// <summary>What happens to the catalogue.</summary>
[JsonDerivedType(typeof(CatalogueChanged), nameof(CatalogueChanged))]
public abstract record CatalogueEvent
{
    private protected CatalogueEvent()
    {
    }
}

/// <summary>Entries were set, all at once.</summary>
/// <param name="Revision">The catalogue's revision from then on.</param>
/// <param name="Summary">What was changed, in a line.</param>
/// <param name="Entries">The entries; null when they lie in a block.</param>
/// <param name="Block">Name of the block; null when the event has them.</param>
public sealed record CatalogueChanged(long Revision, string Summary, CatalogueDocument? Entries, string? Block = null) : CatalogueEvent;
