namespace LeadToCash.Catalog;

/// <summary>Something that the catalogue keeps under a key of its own.</summary>
public interface ICatalogueEntry
{
    /// <summary>Unique among its kind, whatever the case of its letters.</summary>
    string Key { get; }
}
