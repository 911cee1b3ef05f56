namespace LeadToCash.Local.Storage.Embedded;

/// <summary>
/// The storages open in this process: one per connection string, whoever asks. A client opens the one it names when it first needs it;
/// who must know when it closes holds a lease (the host, a test's fixture), and the last lease's end closes it.
/// </summary>
internal static class EmbeddedStores
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Entry> Open = new(StringComparer.Ordinal);

    /// <summary>Opens the storage (<see cref="StorageLocation.EmbeddedKey"/>) and keeps it open until the lease is disposed.</summary>
    /// <exception cref="InvalidOperationException">Another process has the file open, or it is not ours, or of a newer format.</exception>
    public static IDisposable Lease(string key)
    {
        lock (Gate)
        {
            Entry entry = GetOrOpen(key);
            entry.Leases++;
            return new StoreLease(key, entry);
        }
    }

    public static EmbeddedStore Get(string key)
    {
        lock (Gate)
        {
            return GetOrOpen(key).Store;
        }
    }

    private static Entry GetOrOpen(string key)
    {
        if (!Open.TryGetValue(key, out Entry? entry))
        {
            entry = new(EmbeddedStore.Open(key.StartsWith(StorageLocation.MemoryPrefix, StringComparison.Ordinal) ? null : key));
            Open.Add(key, entry);
        }

        return entry;
    }

    private static void Release(string key, Entry entry)
    {
        lock (Gate)
        {
            if (--entry.Leases == 0 && Open.Remove(key))
            {
                entry.Store.Dispose();
            }
        }
    }

    private sealed class Entry(EmbeddedStore store)
    {
        public EmbeddedStore Store { get; } = store;

        public int Leases { get; set; }
    }

    private sealed class StoreLease(string key, Entry entry) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                Release(key, entry);
            }
        }
    }
}
