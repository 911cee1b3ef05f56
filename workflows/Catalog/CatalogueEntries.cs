using System.Diagnostics.CodeAnalysis;

namespace LeadToCash.Catalog;

/// <summary>The entries of one kind by their keys; never changed, only followed by another one.</summary>
public sealed class CatalogueEntries<TEntry>
    where TEntry : class, ICatalogueEntry
{
    private readonly Dictionary<string, TEntry> _byKey;

    private CatalogueEntries(Dictionary<string, TEntry> byKey) => _byKey = byKey;

    /// <summary>Nothing.</summary>
    public static CatalogueEntries<TEntry> Empty { get; } = new(new Dictionary<string, TEntry>(StringComparer.OrdinalIgnoreCase));

    /// <summary>In no order to rely on.</summary>
    public IReadOnlyCollection<TEntry> All => _byKey.Values;

    /// <summary>By key.</summary>
    public IEnumerable<TEntry> Sorted => _byKey.Values.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The entry with a key, whatever the case of its letters; null if there is none.</summary>
    public TEntry? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Whether there is an entry with that key.</summary>
    public bool Has([NotNullWhen(true)] string? key) => key is not null && _byKey.ContainsKey(key);

    /// <summary>These entries, and the set ones in place of those with the same keys.</summary>
    public CatalogueEntries<TEntry> With(IReadOnlyCollection<TEntry> set)
    {
        if (set.Count == 0)
        {
            return this;
        }

        Dictionary<string, TEntry> byKey = new(_byKey, StringComparer.OrdinalIgnoreCase);
        foreach (TEntry entry in set)
        {
            byKey[entry.Key] = entry;
        }

        return new CatalogueEntries<TEntry>(byKey);
    }
}
